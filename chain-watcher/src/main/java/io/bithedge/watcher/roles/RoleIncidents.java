package io.bithedge.watcher.roles;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.roles.PoolRoles.Announcement;
import java.util.ArrayList;
import java.util.List;

/** What of the roles somebody must see. No quote stops for it: nothing of what is announced is so before a week, and books are right. */
final class RoleIncidents {
    static final String PREFIX = "role-";
    private static final String STAGE = "chain-watcher";

    private RoleIncidents() {}

    /** Ids are functions of the cause: the same announcement, or the same wrong holder, is the same incident. */
    static List<Incident> of(PoolRoles roles, ExpectedRoles expected, BlockHead block) {
        List<Incident> incidents = new ArrayList<>();
        roles.pending(block.burnHeight()).forEach(it -> incidents.add(announced(it, block)));
        expected.differences(roles).forEach(it -> incidents.add(differs(it, block)));
        return incidents;
    }

    private static Incident announced(Announcement it, BlockHead block) {
        return Incident.newBuilder()
                .setId("%sannounced:%s:%s:%d".formatted(PREFIX, it.role(), it.account(), it.appliesAtBurnHeight()))
                .setCode("ROLE_ANNOUNCED")
                .setSubject(it.role())
                .setMessage("%s is announced as %s: it may be made so in Bitcoin blocks %d to %d"
                        .formatted(it.account(), it.role(), it.appliesAtBurnHeight(), it.lapsesAtBurnHeight() - 1))
                .setExpected("no change of roles that we did not announce")
                .setGot(it.account())
                .setHeight(block.height())
                .setStage(STAGE)
                .setStopsQuotes(false)
                .build();
    }

    private static Incident differs(ExpectedRoles.Difference it, BlockHead block) {
        return Incident.newBuilder()
                .setId("%sdiffers:%s:%s".formatted(PREFIX, it.role(), it.got()))
                .setCode("ROLE_DIFFERS")
                .setSubject(it.role())
                .setMessage(it.sentence())
                .setExpected(it.expected())
                .setGot(it.got())
                .setHeight(block.height())
                .setStage(STAGE)
                .setStopsQuotes(false)
                .build();
    }
}
