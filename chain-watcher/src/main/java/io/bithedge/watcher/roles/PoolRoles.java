package io.bithedge.watcher.roles;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What pool-roles says at the end of a block. Source: pool-roles.clar.
 *
 * @param holders one row for each holder, so several for "submitter"; empty while the contract is not initialised
 * @param quorum so many submitters that agree make a price; 0 while the contract is not initialised
 * @param pauseEndsAtBurnHeight where the last pause ends or ended; 0: there was none
 * @param announcements lapsed ones too, which the contract keeps
 */
public record PoolRoles(
        List<RoleHolder> holders, long quorum, long pauseEndsAtBurnHeight, List<Announcement> announcements) {
    static final PoolRoles NONE = new PoolRoles(List.of(), 0, 0, List.of());

    /** One account in a role. */
    public record RoleHolder(String role, String account) {}

    /** It may be applied from {@code appliesAtBurnHeight} on, and no more from {@code lapsesAtBurnHeight} on. */
    public record Announcement(String role, String account, long appliesAtBurnHeight, long lapsesAtBurnHeight) {}

    public PoolRoles {
        holders = List.copyOf(holders);
        announcements = List.copyOf(announcements);
    }

    Set<String> holdersOf(String role) {
        Set<String> accounts = new TreeSet<>();
        for (RoleHolder holder : holders) {
            if (holder.role().equals(role)) {
                accounts.add(holder.account());
            }
        }
        return accounts;
    }

    /** Those that may still be applied. */
    List<Announcement> pending(long burnHeight) {
        return announcements.stream()
                .filter(it -> it.lapsesAtBurnHeight() > burnHeight)
                .toList();
    }
}
