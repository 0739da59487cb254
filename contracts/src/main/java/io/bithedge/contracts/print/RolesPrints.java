package io.bithedge.contracts.print;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.contracts.print.RolesPrint.Initialised;
import io.bithedge.contracts.print.RolesPrint.PausedSet;
import io.bithedge.contracts.print.RolesPrint.RoleAnnounced;
import io.bithedge.contracts.print.RolesPrint.RoleApplied;
import io.bithedge.contracts.print.RolesPrint.RoleVetoed;
import io.bithedge.contracts.print.RolesPrint.SubmitterRemoved;
import java.util.Map;

/** What pool-roles prints. Source: pool-roles.clar. */
final class RolesPrints {
    static final Map<String, PrintDecoder> DECODERS = Map.of(
            "initialised",
            RolesPrints::initialised,
            "role-announced",
            RolesPrints::roleAnnounced,
            "role-vetoed",
            print -> new RoleVetoed(role(print), print.principal("account")),
            "role-applied",
            print -> new RoleApplied(role(print), print.principal("account")),
            "submitter-removed",
            RolesPrints::submitterRemoved,
            "paused-set",
            print -> new PausedSet(print.flag("paused"), print.number("until")));

    private RolesPrints() {}

    private static Initialised initialised(PrintFields print) {
        return new Initialised(
                print.principal("owner"),
                print.principal("guardian"),
                print.principal("allocator"),
                print.principal("registry"),
                print.principal("fee-recipient"),
                print.principal("quoter"),
                print.principals("submitters"),
                print.number("quorum"),
                print.number("height"));
    }

    private static RoleAnnounced roleAnnounced(PrintFields print) {
        return new RoleAnnounced(
                role(print), print.principal("account"), print.number("applies-at"), print.number("lapses-at"));
    }

    static RoleApplied roleApplied(PrintFields print) {
        return new RoleApplied(print.text("role"), print.principal("account"));
    }

    static SubmitterRemoved submitterRemoved(PrintFields print) {
        return new SubmitterRemoved(print.principal("account"));
    }

    private static String role(PrintFields print) {
        return print.oneOf(Vocabulary.ROLES, "role");
    }
}
