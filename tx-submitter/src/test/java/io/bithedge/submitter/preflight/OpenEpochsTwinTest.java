package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.preflight.CallEvent.EpochProposed;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.VaultFacts.Book;
import io.bithedge.submitter.preflight.VaultFacts.Proposal;
import io.bithedge.submitter.preflight.VaultFacts.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What recorded calls of the VM do not reach too, in the order of the contract's checks: each line mends one fault and meets the next. */
class OpenEpochsTwinTest {
    private static final Bytes ROOT = Bytes.zeros(32);
    private static final Optional<Settings> SETTINGS = Optional.of(new Settings(8_000, 7_000));
    private static final VaultCalls.Book NAME = new VaultCalls.Book("STX", "balanced");
    private static final Optional<Proposal> PENDING = Optional.of(new Proposal(4_096, 1, ROOT, 101));

    /** 80 % of 1,000 less 100 locked: 700 may be sold. */
    private static Book book(long endsAt, boolean closed, Optional<Proposal> proposal, boolean oldVintageOpen) {
        return new Book(7, endsAt, 1_000, 100, closed, proposal, oldVintageOpen);
    }

    private static Opening opening(long epoch, long capacity, long weight) {
        return new Opening("STX", "balanced", epoch, weight, capacity, ROOT);
    }

    private static Prediction predict(Optional<Settings> settings, String caller, boolean paused) {
        VaultFacts facts = new VaultFacts(100, settings, Optional.of("ALLOCATOR"), paused, Map.of());
        return OpenEpochsTwin.predict(facts, caller, List.of(opening(8, 700, 700 * 4_096L)));
    }

    private static Prediction predict(Book book, Opening... openings) {
        VaultFacts facts = new VaultFacts(100, SETTINGS, Optional.of("ALLOCATOR"), false, Map.of(NAME, book));
        return OpenEpochsTwin.predict(facts, "ALLOCATOR", List.of(openings));
    }

    @Test
    void refusesInTheOrderOfTheContract() {
        assertThat(predict(Optional.empty(), "THIEF", true)).isEqualTo(new Fails(100));
        assertThat(predict(SETTINGS, "THIEF", true)).isEqualTo(new Fails(127));
        assertThat(predict(SETTINGS, "ALLOCATOR", true)).isEqualTo(new Fails(111));
        assertThat(predict(SETTINGS, "ALLOCATOR", false)).isEqualTo(new Fails(112));
        Opening wrong = opening(9, 701, 4_096);
        assertThat(predict(book(101, true, PENDING, true), wrong)).isEqualTo(new Fails(113));
        assertThat(predict(book(101, false, PENDING, true), wrong)).isEqualTo(new Fails(128));
        assertThat(predict(book(100, false, PENDING, true), wrong)).isEqualTo(new Fails(129));
        assertThat(predict(book(100, false, Optional.empty(), true), wrong)).isEqualTo(new Fails(130));
        assertThat(predict(book(100, false, Optional.empty(), true), opening(8, 701, 701 * 4_096L - 1)))
                .isEqualTo(new Fails(133));
        assertThat(predict(book(100, false, Optional.empty(), true), opening(8, 701, 701 * 4_096L)))
                .isEqualTo(new Fails(134));
        assertThat(predict(book(100, false, Optional.empty(), true), opening(8, 700, 700 * 4_096L)))
                .isEqualTo(new Fails(135));
        assertThat(predict(book(100, false, Optional.empty(), false), opening(8, 700, 700 * 4_096L)))
                .isEqualTo(new Succeeds(List.of(new EpochProposed("STX", "balanced", 8, 700 * 4_096L, 700, ROOT))));
    }

    @Test
    void proposesABookOnceInACall() {
        Opening opening = opening(8, 700, 700 * 4_096L);
        assertThat(predict(book(100, false, Optional.empty(), false), opening, opening))
                .isEqualTo(new Fails(129));
    }

    /** More is locked than may be sold in all: nothing can be sold, which is no reason to stay closed. */
    @Test
    void sellsNothingWhereTooMuchIsLocked() {
        Book full = new Book(7, 100, 1_000, 900, false, Optional.empty(), false);
        assertThat(predict(full, opening(8, 0, 0))).isInstanceOf(Succeeds.class);
        assertThat(predict(full, opening(8, 1, 4_096))).isEqualTo(new Fails(134));
    }
}
