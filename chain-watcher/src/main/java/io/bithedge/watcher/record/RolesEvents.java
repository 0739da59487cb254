package io.bithedge.watcher.record;

import io.bithedge.contracts.print.RolesPrint;
import io.bithedge.schemas.avro.PausedSet;
import io.bithedge.schemas.avro.RoleAnnounced;
import io.bithedge.schemas.avro.RoleApplied;
import io.bithedge.schemas.avro.RoleVetoed;
import io.bithedge.schemas.avro.RolesInitialised;
import io.bithedge.schemas.avro.SubmitterRemoved;
import io.bithedge.stacks.address.Principal;
import org.apache.avro.specific.SpecificRecord;

/** What pool-roles printed, as events. */
final class RolesEvents {
    private RolesEvents() {}

    static SpecificRecord of(RolesPrint print) {
        return switch (print) {
            case RolesPrint.Initialised it -> initialised(it);
            case RolesPrint.RoleAnnounced it -> roleAnnounced(it);
            case RolesPrint.RoleVetoed(String role, Principal account) -> new RoleVetoed(role, account.toString());
            case RolesPrint.RoleApplied(String role, Principal account) -> new RoleApplied(role, account.toString());
            case RolesPrint.SubmitterRemoved(Principal account) -> new SubmitterRemoved(account.toString());
            case RolesPrint.PausedSet(boolean paused, long until) -> new PausedSet(paused, until);
        };
    }

    private static RolesInitialised initialised(RolesPrint.Initialised print) {
        return RolesInitialised.newBuilder()
                .setOwner(print.owner().toString())
                .setGuardian(print.guardian().toString())
                .setAllocator(print.allocator().toString())
                .setRegistry(print.registry().toString())
                .setFeeRecipient(print.feeRecipient().toString())
                .setQuoter(print.quoter().toString())
                .setSubmitters(
                        print.submitters().stream().map(Principal::toString).toList())
                .setQuorum(print.quorum())
                .setHeight(print.height())
                .build();
    }

    private static RoleAnnounced roleAnnounced(RolesPrint.RoleAnnounced print) {
        return RoleAnnounced.newBuilder()
                .setRole(print.role())
                .setAccount(print.account().toString())
                .setAppliesAt(print.appliesAt())
                .setLapsesAt(print.lapsesAt())
                .build();
    }
}
