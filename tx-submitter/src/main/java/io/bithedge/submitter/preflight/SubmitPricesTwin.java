package io.bithedge.submitter.preflight;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.refusal.ContractCode;
import io.bithedge.submitter.preflight.CallEvent.PriceObserved;
import io.bithedge.submitter.preflight.CallEvent.PriceRecorded;
import io.bithedge.submitter.preflight.OracleFacts.LastRecord;
import io.bithedge.submitter.preflight.OracleFacts.Observation;
import io.bithedge.submitter.preflight.OracleFacts.SeenBy;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.PriceAgreement.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What submit-prices would do, price by price. Mirrors price-oracle#submit-prices, but for the time of the block: nobody knows that before
 * (ERR_OBSERVED_AT_OFF).
 */
final class SubmitPricesTwin {
    private static final long FRESH_BLOCKS = 2;

    private final OracleFacts oracle;
    private final String caller;
    private final Map<String, LastRecord> last;
    private final Map<SeenBy, Observation> observations;
    private final List<CallEvent> events = new ArrayList<>();

    private SubmitPricesTwin(OracleFacts oracle, String caller) {
        this.oracle = oracle;
        this.caller = caller;
        this.last = new HashMap<>(oracle.last());
        this.observations = new HashMap<>(oracle.observations());
    }

    static Prediction predict(OracleFacts oracle, String caller, List<Price> prices) {
        return oracle.submitters().contains(caller)
                ? new SubmitPricesTwin(oracle, caller).submit(prices)
                : new Fails(ContractCode.NOT_SUBMITTER);
    }

    private Prediction submit(List<Price> prices) {
        for (Price price : prices) {
            if (!Vocabulary.ASSETS.contains(price.asset())) {
                return new Fails(ContractCode.UNKNOWN_ASSET);
            }
            if (price.price() <= 0) {
                return new Fails(ContractCode.INVALID_PRICE);
            }
            SeenBy key = new SeenBy(price.asset(), caller);
            Observation before = observations.get(key);
            if (before != null && price.observedAt() < before.observedAt()) {
                return new Fails(ContractCode.OBSERVED_BEFORE);
            }
            observations.put(key, new Observation(price.price(), oracle.burnHeight(), price.observedAt()));
            events.add(new PriceObserved(price.asset(), price.price(), price.observedAt(), caller));
            record(price.asset());
        }
        return new Succeeds(events);
    }

    /** The first record of a height stays. */
    private void record(String asset) {
        LastRecord before = last.getOrDefault(asset, LastRecord.NONE);
        PriceAgreement agreement = PriceAgreement.of(fresh(asset, before.observedAt()));
        boolean isTaken = last.containsKey(asset) && before.height() == oracle.burnHeight();
        if (agreement.agreed().size() < oracle.quorum() || isTaken) {
            return;
        }
        last.put(asset, new LastRecord(oracle.burnHeight(), agreement.earliest()));
        events.add(new PriceRecorded(
                asset, agreement.median(), before.height(), agreement.earliest(), agreement.submitters()));
    }

    /** In the order of the submitters; none older than the last record. */
    private List<Seen> fresh(String asset, long since) {
        List<Seen> fresh = new ArrayList<>();
        for (String submitter : oracle.submitters()) {
            Observation seen = observations.get(new SeenBy(asset, submitter));
            if (seen != null && oracle.burnHeight() < seen.height() + FRESH_BLOCKS && seen.observedAt() >= since) {
                fresh.add(new Seen(seen.price(), seen.observedAt(), submitter));
            }
        }
        return fresh;
    }
}
