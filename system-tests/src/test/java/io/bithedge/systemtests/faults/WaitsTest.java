package io.bithedge.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaitsTest {
    private static final Question BOOKS = new Question.Now("/v1/books");
    private static final Question PRICES = new Question.Now("/v1/prices");

    private static Asked asked(String instance, Question question, double began, double ended, String code) {
        return new Asked(instance, question, Math.round(began * 1e9), Math.round(ended * 1e9), code);
    }

    @Test
    void aClientGoesOnToTheNextInstance() {
        List<Asked> all = List.of(
                asked("a", BOOKS, 0, 1, "silent"),
                asked("b", BOOKS, 0.5, 0.75, ""),
                asked("a", BOOKS, 2, 3, "NOT_READY"),
                asked("b", BOOKS, 3.5, 3.75, ""));

        // From 2, when a was asked, to the answer of b at 3.75.
        assertThat(Waits.longest(all, 0, any -> true)).isEqualTo(1.75);
        assertThat(Waits.refused(all, 0)).containsEntry("silent", 1).containsEntry("NOT_READY", 1);
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        List<Asked> all = List.of(
                asked("a", BOOKS, 0, 1, "silent"), asked("a", PRICES, 1, 1.25, ""), asked("a", BOOKS, 4, 4.5, ""));

        assertThat(Waits.longest(all, 0, any -> true)).isEqualTo(4.5);
        assertThat(Waits.longest(all, 0, PRICES::equals)).isEqualTo(0.25);
    }

    @Test
    void whatWasNeverAnsweredLastsUntilTheEnd() {
        List<Asked> all = List.of(asked("a", BOOKS, 1, 2, "silent"), asked("a", BOOKS, 8, 9, "silent"));

        assertThat(Waits.longest(all, 0, any -> true)).isEqualTo(8);
    }

    @Test
    void whatWasAskedBeforeTheFaultDoesNotCount() {
        List<Asked> all = List.of(asked("a", BOOKS, 1, 2, "silent"), asked("a", BOOKS, 8, 8.5, ""));

        assertThat(Waits.longest(all, 3_000_000_000L, any -> true)).isEqualTo(0.5);
    }
}
