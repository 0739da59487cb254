package io.bithedge.submitter.step;

import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.value.SignerRole;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Remembers since when the node says that somebody else used a role's nonces. In memory: after a restart it is noticed again. */
final class ForeignUse {
    private final Map<SignerRole, ChainPort.Account> noticed = new HashMap<>();

    /** Height of the tip at which this very nonce was first seen; empty when there is no foreign use. */
    OptionalLong noticed(SignerRole role, ChainPort.Account account, boolean foreign) {
        if (!foreign) {
            noticed.remove(role);
            return OptionalLong.empty();
        }
        ChainPort.Account before = noticed.get(role);
        if (before == null || before.nonce() != account.nonce()) {
            noticed.put(role, account);
            return OptionalLong.of(account.tipHeight());
        }
        return OptionalLong.of(before.tipHeight());
    }

    public void forget() {
        noticed.clear();
    }
}
