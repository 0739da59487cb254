package io.bithedge.signer.server;

import io.bithedge.signer.Refusal;
import io.bithedge.signer.Refusal.Code;
import io.bithedge.signer.policy.FirmQuote;
import io.bithedge.signer.policy.QuoteRule;
import io.bithedge.signer.policy.QuoteRule.Checked;
import io.bithedge.signer.record.QuoteEntry;
import io.bithedge.signer.record.QuoteHistory;
import io.bithedge.signer.record.QuoteRecord;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.remote.SignerStatus.Budget;
import io.bithedge.stacks.remote.SignerStatus.QuoteStatus;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.signing.StructuredMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs firm quotes: checks, records, and only then gives the signature away. When the record cannot be written it throws. */
final class QuoteDesk {
    private static final Logger LOG = LoggerFactory.getLogger(QuoteDesk.class);

    private final QuoteRule rule;
    private final Map<String, Long> collateralPerHour;
    private final Signer quoter;
    private final QuoteRecord record;
    private final InstantSource clock;
    private long signed;
    private long repeated;
    private long refused;

    /** What came of a request. */
    sealed interface Outcome {
        /** 65 bytes: r, s, recovery id. */
        record Signed(Bytes signature) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    QuoteDesk(
            QuoteRule rule,
            Map<String, Long> collateralPerHour,
            Signer quoter,
            QuoteRecord record,
            InstantSource clock) {
        this.rule = rule;
        this.collateralPerHour = Map.copyOf(collateralPerHour);
        this.quoter = quoter;
        this.record = record;
        this.clock = clock;
    }

    Outcome sign(Bytes message) {
        return switch (rule.check(message, clock.instant().getEpochSecond())) {
            case Checked.Refused(Refusal refusal) -> refuse(refusal);
            case Checked.Allowed(FirmQuote quote) -> sign(quote);
        };
    }

    private Outcome sign(FirmQuote quote) {
        Optional<Bytes> before = history().hashOf(quote.quoteId());
        if (before.isPresent()) {
            return before.get().equals(quote.hash())
                    ? again(quote)
                    : refuse(
                            Code.QUOTE_ID_TAKEN,
                            "the terms that were signed under id "
                                    + quote.quoteId().toHex(),
                            "others");
        }
        long now = history().notBefore(clock.millis());
        long most = most(quote.token());
        long locked = history().collateralOfHour(quote.token(), now);
        if (quote.collateral() > most - locked) {
            return refuse(
                    Code.QUOTE_BUDGET,
                    "at most %d %s of collateral an hour, of which %d are signed"
                            .formatted(most, quote.token(), locked),
                    quote.collateral() + " more");
        }
        append(new QuoteEntry(now, quote.quoteId(), quote.hash(), quote.token(), quote.collateral(), quote.what()));
        signed++;
        LOG.info("signed quote {}: {}", quote.quoteId().toHex(), quote.what());
        return new Outcome.Signed(StructuredMessage.signRsv(quoter, quote.hash()));
    }

    /** Signatures are deterministic: these are the bytes that were given before. */
    private Outcome again(FirmQuote quote) {
        repeated++;
        return new Outcome.Signed(StructuredMessage.signRsv(quoter, quote.hash()));
    }

    private void append(QuoteEntry entry) {
        try {
            record.append(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("the record of quotes cannot be written", e);
        }
    }

    private Outcome refuse(Code code, String expected, String got) {
        return refuse(new Refusal(code, "expected %s, got %s".formatted(expected, got)));
    }

    private Outcome refuse(Refusal refusal) {
        refused++;
        return new Outcome.Refused(refusal);
    }

    QuoteStatus status() {
        long now = history().notBefore(clock.millis());
        return new QuoteStatus(
                signed,
                repeated,
                refused,
                history().count(),
                collateralPerHour.keySet().stream()
                        .sorted()
                        .map(token -> new Budget(token, history().collateralOfHour(token, now), most(token)))
                        .toList());
    }

    private long most(String token) {
        return collateralPerHour.getOrDefault(token, 0L);
    }

    private QuoteHistory history() {
        return record.history();
    }
}
