package io.bithedge.submitter;

import io.bithedge.stacks.Bytes;
import java.util.List;

/** What the chain shall be asked to do, as it arrived: nothing is checked yet. */
public record Command(CommandKey key, Body body) {

    public sealed interface Body {
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

    /** `token` and `tier` as the contract spells them; weight in sub-units, capacity in base units. */
    public record Opening(String token, String tier, long epoch, long weight, long capacity, Bytes root) {}

    /** Price in USD x 10^8; `observedAt` in the unit in which the command gave it. */
    public record Price(String asset, long price, long observedAt) {}
}
