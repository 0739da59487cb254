package io.bithedge.signer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.signer.Quotes;
import io.bithedge.signer.Scene;
import io.bithedge.signer.record.MemoryQuoteStores;
import io.bithedge.signer.record.MemoryStore;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.remote.SignerAnswer;
import io.bithedge.stacks.remote.SignerRequest;
import io.bithedge.stacks.remote.SignerStatus;
import io.bithedge.stacks.signing.StructuredMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class QuoteDeskTest {
    private final MemoryStore transactions = new MemoryStore();
    private final MemoryQuoteStores quotes = new MemoryQuoteStores();
    private Instant now = Quotes.NOW;
    private SigningDesk desk = started();

    private SigningDesk started() {
        return Scene.desk(transactions, quotes, () -> now);
    }

    private SortedMap<String, ClarityValue> put(int id) {
        SortedMap<String, ClarityValue> fields = Quotes.put();
        fields.put("quote-id", Quotes.id(id));
        fields.put("valid-until", ClarityValue.uint(now.getEpochSecond() + 120));
        return fields;
    }

    private SignerAnswer ask(SortedMap<String, ClarityValue> fields) {
        return desk.answer(new SignerRequest.SignQuote(Quotes.message(fields)));
    }

    private String outcome(SortedMap<String, ClarityValue> fields) {
        return Scene.outcome(ask(fields));
    }

    private SignerStatus.QuoteStatus status() {
        if (desk.answer(new SignerRequest.Status()) instanceof SignerAnswer.Status(SignerStatus status)) {
            return status.quotes().orElseThrow();
        }
        throw new IllegalStateException("no status");
    }

    @Test
    void givesTheQuotersSignature() {
        Bytes message = Quotes.message(put(1));
        SignerAnswer answer = ask(put(1));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SignerAnswer.QuoteSigned.class,
                        signed -> assertThat(StructuredMessage.recover(Hashes.sha256(message), signed.signature()))
                                .contains(Scene.QUOTER.publicKey()));
        assertThat(ask(put(1))).isEqualTo(answer);
        desk = started();
        assertThat(ask(put(1))).isEqualTo(answer);
    }

    @Test
    void signsNoIdTwiceWithOtherTermsAlsoAfterAStart() {
        assertThat(outcome(put(1))).isEqualTo("SIGNED");
        SortedMap<String, ClarityValue> dearer = put(1);
        dearer.put("premium", ClarityValue.uint(4_000_000));
        assertThat(outcome(dearer)).isEqualTo("QUOTE_ID_TAKEN");
        desk = started();
        assertThat(outcome(dearer)).isEqualTo("QUOTE_ID_TAKEN");
        now = now.plus(Duration.ofHours(20));
        desk = started();
        dearer.put("valid-until", ClarityValue.uint(now.getEpochSecond() + 120));
        assertThat(outcome(dearer)).as("on the next day").isEqualTo("QUOTE_ID_TAKEN");
    }

    @Test
    void locksNoMoreInAnHourThanThePolicySays() {
        for (int id = 1; id <= 3; id++) {
            assertThat(outcome(put(id))).isEqualTo("SIGNED");
        }
        assertThat(outcome(put(4))).isEqualTo("QUOTE_BUDGET");
        assertThat(outcome(put(1))).as("again").isEqualTo("SIGNED");
        SortedMap<String, ClarityValue> call = Quotes.call();
        call.put("quote-id", Quotes.id(5));
        assertThat(outcome(call)).as("of another token").isEqualTo("SIGNED");
        desk = started();
        now = now.plusSeconds(3_599);
        assertThat(outcome(put(4))).as("after a start").isEqualTo("QUOTE_BUDGET");
        assertThat(status().budgets())
                .containsExactly(
                        new SignerStatus.Budget("SBTC", 50_000_000, 100_000_000),
                        new SignerStatus.Budget("STX", 168_750_000_000L, 168_750_000_000L));
        now = now.plusSeconds(1);
        assertThat(outcome(put(4))).isEqualTo("SIGNED");
    }

    @Test
    void opensNoSecondHourForAClockThatWasSetBack() {
        for (int id = 1; id <= 3; id++) {
            assertThat(outcome(put(id))).isEqualTo("SIGNED");
        }
        now = now.minus(Duration.ofDays(3));
        assertThat(outcome(put(4))).isEqualTo("QUOTE_BUDGET");
        desk = started();
        assertThat(outcome(put(4))).isEqualTo("QUOTE_BUDGET");
    }

    @Test
    void countsWhatItDid() {
        assertThat(List.of(outcome(put(1)), outcome(put(1)), outcome(put(2)))).containsOnly("SIGNED");
        SortedMap<String, ClarityValue> cheap = put(3);
        cheap.put("premium", ClarityValue.uint(1));
        assertThat(outcome(cheap)).isEqualTo("PREMIUM_BELOW_FLOOR");
        SignerStatus.QuoteStatus status = status();
        assertThat(List.of(status.signed(), status.repeated(), status.refused(), status.recorded()))
                .containsExactly(2L, 1L, 1L, 2L);
    }

    /** Killed within the write, wherever: the id is free, or it is taken by the terms that were asked for. */
    @Test
    void isKilledWithinAWrite() {
        MemoryStore disk = quotes.open(LocalDate.parse("2026-11-30"));
        assertThat(outcome(put(1))).isEqualTo("SIGNED");
        int line = disk.readAll().length;
        SortedMap<String, ClarityValue> dearer = put(2);
        dearer.put("premium", ClarityValue.uint(4_000_000));
        for (int survives = 0; survives < line - 1; survives += 7) {
            disk.dieAfter(survives);
            assertThatThrownBy(() -> ask(put(2))).isInstanceOf(MemoryStore.Crash.class);
            disk.revive();
            desk = started();
            assertThat(status().recorded()).as("%d bytes survived", survives).isEqualTo(1);
        }
        disk.dieAfter(line);
        assertThatThrownBy(() -> ask(put(2))).isInstanceOf(MemoryStore.Crash.class);
        disk.revive();
        desk = started();
        assertThat(outcome(dearer)).isEqualTo("QUOTE_ID_TAKEN");
        assertThat(outcome(put(2))).isEqualTo("SIGNED");
    }

    /** Quotes live for minutes: what is older than the day before is not read again. */
    @Test
    void readsTwoDaysAtAStart() {
        assertThat(outcome(put(1))).isEqualTo("SIGNED");
        now = now.plus(Duration.ofDays(1));
        assertThat(outcome(put(2))).isEqualTo("SIGNED");
        now = now.plus(Duration.ofDays(1));
        assertThat(outcome(put(3))).isEqualTo("SIGNED");
        assertThat(status().recorded()).isEqualTo(2);
        desk = started();
        assertThat(status().recorded()).isEqualTo(2);
        assertThat(quotes.days()).hasSize(3);
    }

    @Test
    void signsNoTransactionWithTheQuotersKey() {
        SignerRequest.Sign request =
                new SignerRequest.Sign("quoter", Scene.filler(0, 300).encode(), Optional.empty());
        assertThat(Scene.outcome(desk.answer(request))).isEqualTo("UNKNOWN_ROLE");
    }
}
