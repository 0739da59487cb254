package io.bithedge.submitter.rule;

import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.submitter.port.ChainPort.Lock;
import io.bithedge.submitter.value.Contracts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a call may move at most. Every call is sent in Deny mode: what no condition covers, may not move at all.
 *
 * <p>open-epochs and submit-prices move nothing, so they carry no condition. A settlement pays out of the vault, and the most
 * it can pay is, per token, the sum of the locks of its policies:
 *
 * <ul>
 *   <li>liquidity-pool-vault#settle-policy is the only payment in it, and it refuses payout > collateral of the lock;
 *   <li>it deletes the lock, so an id pays once, also when a batch names it twice: ids are counted once;
 *   <li>#lock-collateral writes a lock once and nothing ever raises it, so what was read can only be too much;
 *   <li>a lock that is not there when it is read (settled, or its block rolled back) counts 0. Should it come back before the
 *       call is mined, a payout is more than the condition allows, and the call is undone as a whole: the failure is safe.
 * </ul>
 *
 * <p>A token without a lock among the policies gets no condition: Deny refuses any movement of it, which is tighter than "at
 * most 0" and the same for the node. The fee is not counted by the chain.
 */
public final class PostConditionRule {
    private final Contracts contracts;

    public PostConditionRule(Contracts contracts) {
        this.contracts = contracts;
    }

    /** The conditions of a call that may settle the distinct policies of these locks. */
    public List<PostCondition> conditions(Collection<Lock> locks) {
        PostCondition.Who vault = PostCondition.Who.of(contracts.vault());
        BigInteger microStx = sum(locks, "STX");
        BigInteger sats = sum(locks, "SBTC");
        List<PostCondition> conditions = new ArrayList<>();
        if (microStx.signum() > 0) {
            conditions.add(PostCondition.stx(vault, AmountCode.LESS_OR_EQUAL, microStx));
        }
        if (sats.signum() > 0) {
            conditions.add(PostCondition.fungible(vault, contracts.sbtc(), AmountCode.LESS_OR_EQUAL, sats));
        }
        return conditions;
    }

    private static BigInteger sum(Collection<Lock> locks, String token) {
        return locks.stream()
                .filter(lock -> lock.token().equals(token))
                .map(lock -> BigInteger.valueOf(lock.collateral()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
