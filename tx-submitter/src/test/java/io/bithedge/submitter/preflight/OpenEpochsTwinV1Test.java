package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.VaultFactsV1.Book;
import io.bithedge.submitter.preflight.VaultFactsV1.BookName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row mends one fault of the row before and meets the next check of liquidity-pool-vault#open-epochs. */
class OpenEpochsTwinV1Test {
    private static final Bytes ROOT = Bytes.zeros(32);

    private static Opening opening(String tier, long epoch, long capacity) {
        return new Opening("STX", tier, epoch, 4_096, capacity, ROOT);
    }

    /** 1,000 available; balanced in epoch 7 until burn height 100, conservative sold 50 of 300 until 120. */
    private static VaultFactsV1 vault(long burnHeight, boolean paused) {
        return new VaultFactsV1(
                burnHeight,
                "ALLOCATOR",
                paused,
                10,
                Map.of(
                        new BookName("STX", "balanced"), new Book(7, 100, 400, 0),
                        new BookName("STX", "conservative"), new Book(3, 120, 300, 50),
                        new BookName("STX", "aggressive"), new Book(0, 0, 0, 0)),
                Map.of("STX", 1_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "STRANGER,  true,  99,  aggressive, 9, 751, 108",
        "ALLOCATOR, true,  99,  aggressive, 9, 751, 111",
        "ALLOCATOR, false, 99,  aggressive, 9, 751, 116",
        "ALLOCATOR, false, 99,  balanced,   9, 751, 128",
        "ALLOCATOR, false, 100, balanced,   9, 751, 129",
        // 1,000 available - 250 that conservative may still sell = 750
        "ALLOCATOR, false, 100, balanced,   8, 751, 132",
    })
    void failsWithTheFirstCheckNotMet(
            String caller, boolean paused, long burnHeight, String tier, long epoch, long capacity, long code) {
        Prediction prediction =
                OpenEpochsTwinV1.predict(vault(burnHeight, paused), caller, List.of(opening(tier, epoch, capacity)));
        assertThat(prediction).isEqualTo(new Fails(code));
    }

    @Test
    void opensWhatFitsToTheUnit() {
        assertThat(OpenEpochsTwinV1.predict(vault(100, false), "ALLOCATOR", List.of(opening("balanced", 8, 750))))
                .isEqualTo(new Succeeds(List.of(new CallEvent.EpochOpened("STX", "balanced", 8, 4_096, 750, ROOT))));
    }

    /** At 120 both are over; 600 + 401 is one more than the 1,000 that are available. */
    @Test
    void countsWhatTheSameCallOpenedBefore() {
        List<Opening> tooMuch = List.of(opening("balanced", 8, 600), opening("conservative", 4, 401));
        List<Opening> enough = List.of(opening("balanced", 8, 600), opening("conservative", 4, 400));
        assertThat(OpenEpochsTwinV1.predict(vault(120, false), "ALLOCATOR", tooMuch))
                .isEqualTo(new Fails(132));
        assertThat(OpenEpochsTwinV1.predict(vault(120, false), "ALLOCATOR", enough))
                .isInstanceOf(Succeeds.class);
    }

    @Test
    void refusesTheSameBookTwiceInOneCall() {
        List<Opening> twice = List.of(opening("balanced", 8, 1), opening("balanced", 9, 1));
        assertThat(OpenEpochsTwinV1.predict(vault(120, false), "ALLOCATOR", twice))
                .isEqualTo(new Fails(128));
    }
}
