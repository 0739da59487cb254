package io.bithedge.cli.tx.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.tx.desk.TransactionHistories.Found;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionHistoriesTest {
    private static final String FIRST = "0xab" + "00".repeat(31);
    private static final String SECOND = "0xabcd" + "00".repeat(30);

    /** One that was replaced, one whose id begins like it, one of another role with the same id, and one carried by the first. */
    private static final TransactionHistories HISTORIES = TransactionHistories.of(List.<SubmittedTransaction>of(
            Records.signed("expire:1", TransactionState.POSTED, FIRST).build(),
            Records.of("keeper", "expire:10", TransactionState.ACCEPTED)
                    .setChangedAtMs(500)
                    .build(),
            Records.of("oracle-1", "expire:10", TransactionState.ACCEPTED)
                    .setChangedAtMs(2_000)
                    .build(),
            Records.of("keeper", "carried", TransactionState.SIGNED)
                    .setCommandIds(List.of("expire:1", "carried"))
                    .setChangedAtMs(3_000)
                    .build(),
            Records.signed("expire:1", TransactionState.SIGNED, SECOND)
                    .setCommandIds(List.of("expire:1", "carried"))
                    .setReplacedTxids(List.of(FIRST))
                    .build()));

    @Test
    void listsLivesOldestFirst() {
        assertThat(HISTORIES.all())
                .extracting(TransactionHistory::key)
                .containsExactly("keeper:expire:10", "keeper:expire:1", "oracle-1:expire:10", "keeper:carried");
    }

    @Test
    void keepsTheRecordsOfALifeInOrder() {
        assertThat(HISTORIES.all().get(1).records())
                .extracting(SubmittedTransaction::getState)
                .containsExactly(TransactionState.POSTED, TransactionState.SIGNED);
        assertThat(HISTORIES.all().get(1).txids()).containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        // A whole id wins over those that begin with it.
        "expire:1,            keeper:expire:1",
        "keeper:expire:10,    keeper:expire:10",
        "oracle,              oracle-1:expire:10",
        // What another one carries is found as that one.
        "carried,             keeper:expire:1",
        "abcd,                keeper:expire:1",
        "0xABCD,              keeper:expire:1",
        "ab00000000,          keeper:expire:1",
    })
    void findsOne(String word, String key) {
        assertThat(HISTORIES.find(word))
                .isInstanceOfSatisfying(
                        Found.One.class, one -> assertThat(one.history().key()).isEqualTo(key));
    }

    @ParameterizedTest
    @CsvSource({
        "expire:10, 'may be any of 2: keeper:expire:10, oracle-1:expire:10'",
        "expire,    'may be any of 3'",
        "nothing,   'no transaction has the id or txid'",
        // Three digits would hit by chance.
        "abc,       'no transaction has the id or txid'",
    })
    void saysWhyItIsNotOne(String word, String why) {
        assertThat(HISTORIES.find(word))
                .isInstanceOfSatisfying(
                        Found.NotOne.class, none -> assertThat(none.why()).contains(why));
    }
}
