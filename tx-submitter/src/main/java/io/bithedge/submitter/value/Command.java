package io.bithedge.submitter.value;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls.Book;
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
                case ConfirmOpenings(List<Book> books) -> books.size();
                case ProcessExpirations(List<Ending> items) -> items.size();
                case CompleteActivations(List<Ending> items) -> items.size();
            };
        }

        /** The contract undoes the whole list for one bad item; of the others it skips the item. */
        default boolean isAllOrNone() {
            return switch (this) {
                case OpenEpochs ignored -> true;
                case SubmitPrices ignored -> true;
                case ConfirmOpenings ignored -> false;
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
                case ConfirmOpenings ignored -> 12;
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

        /** Source: liquidity-pool-vault#confirm-openings. */
        record ConfirmOpenings(List<Book> books) implements Body {
            public ConfirmOpenings {
                books = List.copyOf(books);
            }
        }

        /** Source: policy-registry#process-expirations. */
        record ProcessExpirations(List<Ending> items) implements Body {
            public ProcessExpirations {
                items = List.copyOf(items);
            }
        }

        /** Source: policy-registry#complete-activations. */
        record CompleteActivations(List<Ending> items) implements Body {
            public CompleteActivations {
                items = List.copyOf(items);
            }
        }
    }
}
