package io.bithedge.cli.tx.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.TransactionState;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTextTest {
    private static final TransactionHistory HISTORY = Records.history(
            Records.of("keeper", "expire:1", TransactionState.ACCEPTED),
            Records.signed("expire:1", TransactionState.IN_MEMPOOL, "0x" + "ab".repeat(32))
                    .setChangedAtMs(61_000)
                    .setReason("seen by the node"));

    @ParameterizedTest
    @CsvSource({"-1, 0 s", "59999, 59 s", "60000, 1 min 0 s", "3600000, 1 h 0 min", "93600000, 1 d 2 h"})
    void tellsAges(long ms, String age) {
        assertThat(HistoryText.age(ms)).isEqualTo(age);
    }

    @Test
    void alignsTheTable() {
        assertThat(HistoryText.table(List.of(HISTORY), 71_000))
                .containsExactly(
                        "ID        SIGNER  STATE       SINCE  NONCE  FEE   BLOCK  WHAT, WHY",
                        "expire:1  keeper  IN_MEMPOOL  10 s   17     2500  -      process-expirations: seen by the node");
    }

    @Test
    void showsEveryRecord() {
        assertThat(String.join("\n", HistoryText.whole(HISTORY, 71_000)))
                .contains("state       IN_MEMPOOL for 10 s")
                .contains("1970-01-01 00:00:01  ACCEPTED    -      -     -      -               -   -")
                .contains("1970-01-01 00:01:01  IN_MEMPOOL  17     2500  -      0xababababab..  -   seen by the node");
    }

    @Test
    void writesResultsAsClarityDoes() {
        assertThat(HistoryText.result(ByteBuffer.allocate(0))).isEqualTo("-");
        assertThat(HistoryText.result(ByteBuffer.wrap(HexFormat.of().parseHex("0703"))))
                .isEqualTo("(ok true)");
        assertThat(HistoryText.result(ByteBuffer.wrap(HexFormat.of().parseHex("ff"))))
                .isEqualTo("0xff");
    }
}
