package io.bithedge.topology.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BookAmounts;
import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Difference;
import io.bithedge.schemas.avro.FoldedBook;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VintageStanding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every amount of a book and of its vintages, as contracts of version 2 tell them. */
class BookRowsRuleTest {
    private static final BookAmounts AMOUNTS = new BookAmounts(1_000L, 60L, 5L, 9L, false);
    private static final VintageStanding LIVE = new VintageStanding(2L, 4_096_000L, 60L, 11L, 5L, 12L);
    private static final VintageStanding CURRENT = new VintageStanding(3L, 8_192_000L, 0L, 0L, 0L, 0L);
    private static final VintageStanding OVER = new VintageStanding(1L, 4_096L, 0L, 7L, 0L, 8L);
    private static final List<BooksSnapshot> OURS = List.of(new BooksSnapshot(
            0,
            1,
            new BlockMarker(70L, "0x70", 990L, 1L, 991L),
            List.of(new FoldedBook(standing(AMOUNTS, List.of(LIVE, CURRENT)), 940L, 60L, 14L)),
            List.of()));

    private static BookStanding standing(BookAmounts amounts, List<VintageStanding> vintages) {
        return new BookStanding(
                Token.STX, Tier.balanced, 3L, 1_000L, 800L, 60L, new Hash32(new byte[32]), amounts, vintages);
    }

    private static List<Difference> compare(BookAmounts amounts, VintageStanding... vintages) {
        BookStanding chain = standing(amounts, List.of(vintages));
        return ReconcileRule.compare(
                new ChainReading(Token.STX, 70L, "0x70", 990L, 940L, 60L, 14L, 0L, List.of(chain)), OURS);
    }

    @Test
    void findsNothingWhenEveryUnitIsThere() {
        assertThat(compare(AMOUNTS, LIVE, CURRENT)).isEmpty();
        assertThat(compare(AMOUNTS, OVER, LIVE, CURRENT))
                .as("what we have folded")
                .isEmpty();
        assertThat(compare(AMOUNTS, LIVE))
                .as("what the reader need not read again")
                .isEmpty();
    }

    static Stream<Arguments> oneUnitOff() {
        String book = "book STX:balanced";
        String live = "vintage STX:balanced:2";
        return Stream.of(
                Arguments.of(amounts().setCapital(1_001).build(), LIVE, "BOOK_CAPITAL_DIFFERS", book, "1000", "1001"),
                Arguments.of(amounts().setLocked(61).build(), LIVE, "BOOK_LOCKED_DIFFERS", book, "60", "61"),
                Arguments.of(
                        amounts().setPremiumPending(4).build(), LIVE, "BOOK_PREMIUM_PENDING_DIFFERS", book, "5", "4"),
                Arguments.of(
                        amounts().setPremiumEarned(8).build(), LIVE, "BOOK_PREMIUM_EARNED_DIFFERS", book, "9", "8"),
                Arguments.of(amounts().setClosed(true).build(), LIVE, "BOOK_CLOSED_DIFFERS", book, "false", "true"),
                Arguments.of(
                        AMOUNTS,
                        live().setWeight(4_096_001).build(),
                        "VINTAGE_WEIGHT_DIFFERS",
                        live,
                        "4096000",
                        "4096001"),
                Arguments.of(AMOUNTS, live().setLocked(59).build(), "VINTAGE_LOCKED_DIFFERS", live, "60", "59"),
                Arguments.of(AMOUNTS, live().setLosses(12).build(), "VINTAGE_LOSSES_DIFFER", live, "11", "12"),
                Arguments.of(
                        AMOUNTS,
                        live().setPremiumPending(6).build(),
                        "VINTAGE_PREMIUM_PENDING_DIFFERS",
                        live,
                        "5",
                        "6"),
                Arguments.of(
                        AMOUNTS,
                        live().setPremiumEarned(13).build(),
                        "VINTAGE_PREMIUM_EARNED_DIFFERS",
                        live,
                        "12",
                        "13"));
    }

    private static BookAmounts.Builder amounts() {
        return BookAmounts.newBuilder(AMOUNTS);
    }

    private static VintageStanding.Builder live() {
        return VintageStanding.newBuilder(LIVE);
    }

    @ParameterizedTest
    @MethodSource("oneUnitOff")
    void namesWhatIsOneUnitOff(
            BookAmounts amounts, VintageStanding vintage, String code, String subject, String expected, String got) {
        assertThat(compare(amounts, vintage, CURRENT)).containsExactly(new Difference(code, subject, expected, got));
    }

    @Test
    void missesALiveVintageThatTheOtherSideDoesNotHave() {
        assertThat(compare(AMOUNTS, CURRENT))
                .extracting(Difference::getCode)
                .containsExactly("VINTAGE_LOCKED_DIFFERS", "VINTAGE_PREMIUM_PENDING_DIFFERS");
        VintageStanding strange = VintageStanding.newBuilder(OVER).setLocked(1).build();
        assertThat(compare(AMOUNTS, strange, LIVE, CURRENT))
                .containsExactly(new Difference("VINTAGE_LOCKED_DIFFERS", "vintage STX:balanced:1", "0", "1"));
    }
}
