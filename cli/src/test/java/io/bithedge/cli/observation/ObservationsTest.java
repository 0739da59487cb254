package io.bithedge.cli.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.avro.BlockHeader;
import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.ObservationRemoved;
import io.bithedge.schemas.avro.ObservedBlock;
import io.bithedge.schemas.avro.ObservedBurnBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private static final String ONE = "0xaa" + "11".repeat(31);
    private static final String TWO = "0xab" + "22".repeat(31);

    private final Observations observations = new Observations(List.of(
            block(5, ONE),
            new BlockObservation(new ObservedBurnBlock(100L, "0x" + "0b".repeat(32), 1L)),
            block(6, TWO),
            block(7, TWO)));

    @Test
    void listsTheFirstRecordOfEachBlock() {
        assertThat(observations.lines(0, 10))
                .containsExactly(
                        "5 %s burn 100, 0 transactions, pushed 1970-01-01T00:00:01Z".formatted(ONE),
                        "6 %s burn 100, 0 transactions, pushed 1970-01-01T00:00:01Z".formatted(TWO));
        assertThat(observations.lines(6, 10)).hasSize(1);
        assertThat(observations.lines(0, 1)).singleElement().asString().startsWith("6 ");
    }

    @Test
    void findsABlockByTheBeginningOfItsHash() {
        assertThat(observations.named("AB").getHeader().getHeight()).isEqualTo(6);
        assertThat(observations.named(ONE).getHeader().getHeight()).isEqualTo(5);
        assertThatThrownBy(() -> observations.named("0xa")).hasMessageContaining("begins with 0xa, got 2");
        assertThatThrownBy(() -> observations.named("0xff")).hasMessageContaining("got 0");
    }

    @Test
    void forgetsWhatWasRemoved() {
        Observations less = new Observations(
                List.of(block(5, ONE), new BlockObservation(new ObservationRemoved(ONE, "operator", "never was", 2L))));
        assertThat(less.lines(0, 10)).isEmpty();
    }

    private static BlockObservation block(long height, String id) {
        return new BlockObservation(ObservedBlock.newBuilder()
                .setHeader(new BlockHeader(height, id, "0x" + "00".repeat(32), 100L))
                .setBlockHash("0x" + "0c".repeat(32))
                .setBurnBlockHash("0x" + "0d".repeat(32))
                .setBlockTime(1L)
                .setContracts(List.of())
                .setTransactions(List.of())
                .setSeenAtMs(1_000L)
                .build());
    }
}
