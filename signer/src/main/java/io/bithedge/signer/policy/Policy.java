package io.bithedge.signer.policy;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.remote.SignerClient;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the operator allows.
 *
 * @param vault the one contract whose payments a post-condition may admit
 * @param roles key: name of the role
 * @param quotes which firm quotes the quoter's key signs; without it there is no such key here
 */
public record Policy(
        Network network,
        long chainId,
        Principal.Contract vault,
        Map<String, RolePolicy> roles,
        Optional<QuotePolicy> quotes) {
    /** Its key signs quotes and no transaction. */
    public static final String QUOTER = SignerClient.QUOTER;

    public Policy {
        roles = Collections.unmodifiableMap(new TreeMap<>(roles));
    }

    /** All roles of which a key is needed. */
    public Set<String> keyRoles() {
        Set<String> names = new TreeSet<>(roles.keySet());
        quotes.ifPresent(any -> names.add(QUOTER));
        return names;
    }

    /**
     * What one role may do.
     *
     * @param calls functions it may call
     * @param maxFeeMicroStx most that one transaction pays
     * @param dailyLimitMicroStx most that its transactions of one day (UTC) may cost: fees, and what the origin may send
     * @param originSpendMicroStx most that the post-conditions of one call may let its own account send
     * @param fillerTo roles to whose accounts it may send 1 micro-STX, to use up a nonce
     */
    public record RolePolicy(
            Set<CallTarget> calls,
            long maxFeeMicroStx,
            long dailyLimitMicroStx,
            long originSpendMicroStx,
            Set<String> fillerTo) {
        public RolePolicy {
            calls = Set.copyOf(calls);
            fillerTo = Set.copyOf(fillerTo);
        }
    }
}
