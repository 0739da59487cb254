package io.bithedge.submitter.preflight;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.refusal.ContractCodeV1;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.submitter.preflight.CallEvent.PriceHeldV1;
import io.bithedge.submitter.preflight.CallEvent.PriceRecordedV1;
import io.bithedge.submitter.preflight.OracleFactsV1.HeldBy;
import io.bithedge.submitter.preflight.OracleFactsV1.Quoted;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What submit-prices would do, price by price. Mirrors price-oracle#submit-prices. */
final class SubmitPricesTwinV1 {
    private static final BigInteger BPS = BigInteger.valueOf(BasisPoints.ONE);
    private static final BigInteger MAX_MOVE_BPS = BigInteger.valueOf(500);
    private static final long STALE_BLOCKS = BurnBlocks.DAY;
    private static final long CONFIRMATION_BLOCKS = 6;

    private final OracleFactsV1 oracle;
    private final String caller;
    private final Map<String, Quoted> last;
    private final Set<String> taken;
    private final Map<HeldBy, Quoted> held;
    private final List<CallEvent> events = new ArrayList<>();

    private SubmitPricesTwinV1(OracleFactsV1 oracle, String caller) {
        this.oracle = oracle;
        this.caller = caller;
        this.last = new HashMap<>(oracle.last());
        this.taken = new HashSet<>(oracle.taken());
        this.held = new HashMap<>(oracle.held());
    }

    static Prediction predict(OracleFactsV1 oracle, String caller, List<Price> prices) {
        if (!oracle.submitters().contains(caller)) {
            return new Fails(ContractCodeV1.NOT_SUBMITTER);
        }
        return new SubmitPricesTwinV1(oracle, caller).submit(prices);
    }

    private Prediction submit(List<Price> prices) {
        for (Price price : prices) {
            if (!Vocabulary.ASSETS.contains(price.asset())) {
                return new Fails(ContractCodeV1.UNKNOWN_ASSET);
            }
            if (price.price() <= 0) {
                return new Fails(ContractCodeV1.ZERO_PRICE);
            }
            submit(price);
        }
        return new Succeeds(events);
    }

    private void submit(Price item) {
        boolean free = !taken.contains(item.asset());
        if (isPlausible(item)) {
            held.remove(new HeldBy(item.asset(), caller));
            if (free) {
                record(item);
            }
            return;
        }
        Optional<String> confirmed = confirmed(item);
        if (confirmed.isPresent() && free) {
            held.remove(new HeldBy(item.asset(), confirmed.get()));
            held.remove(new HeldBy(item.asset(), caller));
            record(item);
        } else {
            hold(item);
        }
    }

    private boolean isPlausible(Price item) {
        Quoted before = last.get(item.asset());
        return before == null
                || oracle.burnHeight() - before.height() > STALE_BLOCKS
                || isWithinMove(item.price(), before.price());
    }

    /** The first submitter but the caller who held about the same price lately. */
    private Optional<String> confirmed(Price item) {
        return oracle.submitters().stream()
                .filter(submitter -> !submitter.equals(caller))
                .filter(submitter -> {
                    Quoted other = held.get(new HeldBy(item.asset(), submitter));
                    return other != null
                            && oracle.burnHeight() <= other.height() + CONFIRMATION_BLOCKS
                            && isWithinMove(item.price(), other.price());
                })
                .findFirst();
    }

    /** |price - reference| <= reference x 500 bp */
    private static boolean isWithinMove(long price, long reference) {
        BigInteger distance = BigInteger.valueOf(price)
                .subtract(BigInteger.valueOf(reference))
                .abs();
        return distance.multiply(BPS).compareTo(MAX_MOVE_BPS.multiply(BigInteger.valueOf(reference))) <= 0;
    }

    private void record(Price item) {
        taken.add(item.asset());
        last.put(item.asset(), new Quoted(item.price(), oracle.burnHeight()));
        events.add(new PriceRecordedV1(item.asset(), item.price(), item.observedAt(), caller));
    }

    private void hold(Price item) {
        held.put(new HeldBy(item.asset(), caller), new Quoted(item.price(), oracle.burnHeight()));
        events.add(new PriceHeldV1(item.asset(), item.price(), item.observedAt(), caller));
    }
}
