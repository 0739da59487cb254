package io.bithedge.submitter.value;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.VaultCalls.Opening;
import java.util.List;

/** What the chain shall be asked to do, as it arrived: nothing is checked yet. */
public record Command(CommandKey key, Body body) {

    public sealed interface Body {
        /** Items of the list. */
        default int size() {
            return switch (this) {
                case OpenEpochs(List<Opening> openings) -> openings.size();
                case SubmitPrices(List<Price> prices) -> prices.size();
                case ProcessExpirations(List<Long> ids) -> ids.size();
                case CompleteActivations(List<Long> ids) -> ids.size();
            };
        }

        /** The contract undoes the whole list for one bad item; of the others it skips the item. */
        default boolean isAllOrNone() {
            return switch (this) {
                case OpenEpochs ignored -> true;
                case SubmitPrices ignored -> true;
                case ProcessExpirations ignored -> false;
                case CompleteActivations ignored -> false;
            };
        }

        /** Burn blocks within which it should be mined: prices age fastest, a late opening only sells later. */
        default long urgencyBurnBlocks() {
            return switch (this) {
                case SubmitPrices ignored -> 2;
                case ProcessExpirations ignored -> 3;
                case CompleteActivations ignored -> 3;
                case OpenEpochs ignored -> 12;
            };
        }

        /** Source: liquidity-pool-vault#open-epochs. */
        record OpenEpochs(List<Opening> openings) implements Body {
            public OpenEpochs {
                openings = List.copyOf(openings);
            }
        }

        /** Source: price-oracle#submit-prices. */
        record SubmitPrices(List<Price> prices) implements Body {
            public SubmitPrices {
                prices = List.copyOf(prices);
            }
        }

        /** Source: policy-registry#process-expirations. */
        record ProcessExpirations(List<Long> policyIds) implements Body {
            public ProcessExpirations {
                policyIds = List.copyOf(policyIds);
            }
        }

        /** Source: policy-registry#complete-activations. */
        record CompleteActivations(List<Long> policyIds) implements Body {
            public CompleteActivations {
                policyIds = List.copyOf(policyIds);
            }
        }
    }
}
