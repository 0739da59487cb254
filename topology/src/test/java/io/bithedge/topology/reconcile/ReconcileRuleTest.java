package io.bithedge.topology.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Difference;
import io.bithedge.schemas.avro.FoldedBook;
import io.bithedge.schemas.avro.FoldedFees;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.serde.StoredSerdes;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReconcileRuleTest {
    private static final BlockMarker BLOCK = new BlockMarker(70L, "0x70", 990L, 1L, 991L);
    private static final BookStanding BALANCED = standing(Token.STX, Tier.balanced, 3, 800, 60);
    private static final BookStanding AGGRESSIVE = standing(Token.STX, Tier.aggressive, 2, 80, 7);

    /** Two partitions, a book of STX on each: 940 + 93 free, 60 + 7 locked, 5 + 2 premium; fees of 9 + 4, 10 of them swept. */
    private static final List<BooksSnapshot> OURS = List.of(
            new BooksSnapshot(
                    0,
                    2,
                    BLOCK,
                    List.of(
                            new FoldedBook(BALANCED, 940L, 60L, 5L),
                            new FoldedBook(standing(Token.SBTC, Tier.balanced, 1, 1, 1), 11L, 12L, 13L)),
                    List.of(new FoldedFees(Token.STX, 9L, 10L), new FoldedFees(Token.SBTC, 1L, 0L))),
            new BooksSnapshot(
                    1,
                    2,
                    BLOCK,
                    List.of(new FoldedBook(AGGRESSIVE, 93L, 7L, 2L)),
                    List.of(new FoldedFees(Token.STX, 4L, 10L), new FoldedFees(Token.SBTC, 0L, 0L))));

    private static final ChainReading CHAIN =
            new ChainReading(Token.STX, 70L, "0x70", 990L, 1_033L, 67L, 7L, 3L, List.of(BALANCED, AGGRESSIVE));

    static {
        // Avro copies only what it was told to trust, and the serdes tell it.
        StoredSerdes.of(ChainReading.class).close();
    }

    private static BookStanding standing(Token token, Tier tier, long epoch, long capacity, long used) {
        return new BookStanding(token, tier, epoch, 1_000L, capacity, used, new Hash32(new byte[32]), null, List.of());
    }

    private static ChainReading.Builder chain() {
        return ChainReading.newBuilder(CHAIN);
    }

    private static ChainReading withBalanced(UnaryOperator<BookStanding.Builder> change) {
        return chain().setBooks(
                        List.of(change.apply(BookStanding.newBuilder(BALANCED)).build(), AGGRESSIVE))
                .build();
    }

    private static Hash32 otherRoot() {
        byte[] bytes = new byte[32];
        bytes[31] = 1;
        return new Hash32(bytes);
    }

    @Test
    void findsNothingWhenEveryUnitIsThere() {
        assertThat(ReconcileRule.compare(CHAIN, OURS)).isEmpty();
    }

    static Stream<Arguments> oneUnitOff() {
        return Stream.of(
                Arguments.of(
                        chain().setAvailable(1_034).build(), "VAULT_AVAILABLE_DIFFERS", "vault STX", "1033", "1034"),
                Arguments.of(chain().setLocked(66).build(), "VAULT_LOCKED_DIFFERS", "vault STX", "67", "66"),
                Arguments.of(chain().setPremium(8).build(), "VAULT_PREMIUM_DIFFERS", "vault STX", "7", "8"),
                Arguments.of(chain().setFees(2).build(), "VAULT_FEES_DIFFERS", "vault STX", "3", "2"),
                Arguments.of(withBalanced(it -> it.setEpoch(4)), "BOOK_EPOCH_DIFFERS", "book STX:balanced", "3", "4"),
                Arguments.of(
                        withBalanced(it -> it.setEndsAt(1_001)),
                        "BOOK_END_DIFFERS",
                        "book STX:balanced",
                        "1000",
                        "1001"),
                Arguments.of(
                        withBalanced(it -> it.setCapacity(801)),
                        "BOOK_CAPACITY_DIFFERS",
                        "book STX:balanced",
                        "800",
                        "801"),
                Arguments.of(withBalanced(it -> it.setUsed(59)), "BOOK_USED_DIFFERS", "book STX:balanced", "60", "59"),
                Arguments.of(
                        withBalanced(it -> it.setRoot(otherRoot())),
                        "BOOK_ROOT_DIFFERS",
                        "book STX:balanced",
                        "00".repeat(32),
                        "00".repeat(31) + "01"));
    }

    @ParameterizedTest
    @MethodSource("oneUnitOff")
    void namesWhatIsOneUnitOff(ChainReading reading, String code, String subject, String expected, String got) {
        assertThat(ReconcileRule.compare(reading, OURS)).containsExactly(new Difference(code, subject, expected, got));
    }

    @Test
    void missesABookThatWeDoNotHave() {
        BookStanding strange = standing(Token.STX, Tier.conservative, 1, 0, 0);

        assertThat(ReconcileRule.compare(chain().setBooks(List.of(strange)).build(), OURS))
                .extracting(Difference::getCode)
                .containsExactly("BOOK_EPOCH_DIFFERS", "BOOK_END_DIFFERS");
    }

    @Test
    void comparesNothingElseWhenTheBlockIsAnother() {
        assertThat(ReconcileRule.compare(
                        chain().setIndexBlockHash("0x71").setLocked(0).build(), OURS))
                .containsExactly(new Difference("FINAL_BLOCK_DIFFERS", "block of STX", "0x70", "0x71"));
    }
}
