package io.bithedge.contracts.print;

import io.bithedge.stacks.address.Principal;
import java.util.List;

/** What pool-roles prints. Source: pool-roles.clar. */
public sealed interface RolesPrint extends Print {
    /** {@code quoter}: the account of the key that signs quotes. */
    record Initialised(
            Principal owner,
            Principal guardian,
            Principal allocator,
            Principal registry,
            Principal feeRecipient,
            Principal quoter,
            List<Principal> submitters,
            long quorum,
            long height)
            implements RolesPrint {
        public Initialised {
            submitters = List.copyOf(submitters);
        }
    }

    /** It may be applied from {@code appliesAt} on, and no more from {@code lapsesAt} on. */
    record RoleAnnounced(String role, Principal account, long appliesAt, long lapsesAt) implements RolesPrint {}

    record RoleVetoed(String role, Principal account) implements RolesPrint {}

    record RoleApplied(String role, Principal account) implements RolesPrint {}

    record SubmitterRemoved(Principal account) implements RolesPrint {}

    /** {@code until}: where the pause ends by itself; the present height when it was ended by hand. */
    record PausedSet(boolean paused, long until) implements RolesPrint {}
}
