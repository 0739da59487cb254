package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.sequence.ChainScript;
import io.bithedge.ledger.sequence.Sequences;
import io.bithedge.ledger.sequence.Sequences.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An account made anew from its facts, its weights and the vintages of a past moment is what the book said at that moment. */
class AccountHistoryPropertiesTest {
    @Test
    void equalsTheBookAtEveryPastMoment() {
        Sequences.check(40, 6, Remembering::new);
    }

    /** What was answered at a moment, and how long the history was then. */
    private record Answer(
            String provider, long epoch, int facts, VintageTable vintages, AccountView view, BookPhase phase) {}

    private static final class Remembering implements Property {
        private final Map<String, List<AccountFact>> facts = new HashMap<>();
        private final Map<String, SortedMap<Long, Long>> weights = new HashMap<>();
        private final List<Answer> answers = new ArrayList<>();
        private VintageTable vintages = VintageTable.EMPTY;

        @Override
        public void afterFact(ChainScript chain, BookFact fact) {
            Book book = chain.book();
            // Vintages that are over for good leave the book, never the history.
            for (Vintage vintage : book.state().vintages().values()) {
                vintages = vintages.with(vintage);
            }
            if (fact instanceof AccountFact touch) {
                facts.computeIfAbsent(touch.provider(), name -> new ArrayList<>())
                        .add(touch);
            }
            if (fact instanceof EpochOpened opening) {
                for (String provider : book.providers()) {
                    long weight = book.account(provider).weights().of(opening.epoch());
                    if (weight > 0) {
                        weights.computeIfAbsent(provider, name -> new TreeMap<>())
                                .put(opening.epoch(), weight);
                    }
                }
            }
            for (String provider : book.providers()) {
                int known = facts.getOrDefault(provider, List.of()).size();
                answers.add(new Answer(
                        provider,
                        book.state().epoch(),
                        known,
                        vintages,
                        book.view(provider),
                        book.state().phase()));
            }
        }

        @Override
        public void atEnd(ChainScript chain) {
            for (Answer answer : answers) {
                List<AccountFact> then =
                        facts.getOrDefault(answer.provider(), List.of()).subList(0, answer.facts());
                Account account = AccountHistory.asOf(answer.epoch(), then, weightsOf(answer));
                assertThat(
                                answer.phase() == BookPhase.CLOSED
                                        ? account.viewInClosedBook(answer.epoch(), answer.vintages())
                                        : account.view(answer.epoch(), answer.vintages()))
                        .as(answer.toString())
                        .contains(answer.view());
            }
        }

        private EpochWeights weightsOf(Answer answer) {
            SortedMap<Long, Long> upTo =
                    weights.getOrDefault(answer.provider(), new TreeMap<>()).headMap(answer.epoch() + 1);
            return EpochWeights.of(
                    upTo.keySet().stream().mapToLong(Long::longValue).toArray(),
                    upTo.values().stream().mapToLong(Long::longValue).toArray());
        }
    }
}
