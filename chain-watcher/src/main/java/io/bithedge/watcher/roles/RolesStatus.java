package io.bithedge.watcher.roles;

import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.roles.PoolRoles.Announcement;
import io.bithedge.watcher.roles.PoolRoles.RoleHolder;
import java.util.List;

/**
 * Who may do what, as far as it was read.
 *
 * @param height of the final block as of which it is; 0 before the first reading
 * @param reason why a newer block was not read; empty when all is well
 * @param holders one row for each holder; empty while nothing is known, or the contract is not initialised
 * @param quorum of the submitters
 * @param pausedUntilBurnHeight 0: not paused
 * @param announcements that may still be applied
 * @param differences one sentence for each role that others hold than the deployment says
 */
public record RolesStatus(
        long height,
        long burnHeight,
        String reason,
        List<RoleHolder> holders,
        long quorum,
        long pausedUntilBurnHeight,
        List<Announcement> announcements,
        List<String> differences) {
    static final RolesStatus NOTHING = new RolesStatus(0, 0, "", List.of(), 0, 0, List.of(), List.of());

    public RolesStatus {
        holders = List.copyOf(holders);
        announcements = List.copyOf(announcements);
        differences = List.copyOf(differences);
    }

    static RolesStatus of(PoolRoles roles, ExpectedRoles expected, BlockHead block) {
        return new RolesStatus(
                block.height(),
                block.burnHeight(),
                "",
                roles.holders(),
                roles.quorum(),
                roles.pauseEndsAtBurnHeight() > block.burnHeight() ? roles.pauseEndsAtBurnHeight() : 0,
                roles.pending(block.burnHeight()),
                expected.differences(roles).stream()
                        .map(ExpectedRoles.Difference::sentence)
                        .toList());
    }

    RolesStatus because(String why) {
        return new RolesStatus(
                height, burnHeight, why, holders, quorum, pausedUntilBurnHeight, announcements, differences);
    }
}
