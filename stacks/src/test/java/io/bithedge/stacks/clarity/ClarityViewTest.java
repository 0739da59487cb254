package io.bithedge.stacks.clarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClarityViewTest {
    private static final ClarityView PRINT = ClarityView.of(ClarityValue.parse("""
            { topic: "collateral-locked", version: u1, who: 'ST3AZN3BSQYJ5VWMNG92N88Z4G9498VYSHDZD9EK, root: 0x00ff,
              memo: (some u"é"), gone: none, items: (list { n: -5 } { n: 6 }), done: (ok true), huge: u9223372036854775808 }"""));

    @Test
    void readsFieldsByTheirTypes() {
        assertThat(PRINT.ascii("topic")).isEqualTo("collateral-locked");
        assertThat(PRINT.uintLong("version")).isEqualTo(1);
        assertThat(PRINT.principal("who")).hasToString("ST3AZN3BSQYJ5VWMNG92N88Z4G9498VYSHDZD9EK");
        assertThat(PRINT.buffer("root").toHex()).isEqualTo("00ff");
        assertThat(PRINT.field("memo").asOptional().orElseThrow().asUtf8()).isEqualTo("é");
        assertThat(PRINT.field("gone").asOptional()).isEmpty();
        assertThat(PRINT.field("items").asList().get(1).field("n").asInt()).isEqualTo(6);
        assertThat(PRINT.field("done").isOk()).isTrue();
        assertThat(PRINT.field("done").okValue().asBool()).isTrue();
        assertThat(PRINT.uint("huge")).isEqualTo("9223372036854775808");
    }

    @Test
    void namesThePathOfAMismatch() {
        ClarityView item = PRINT.field("items").asList().get(1);
        var e = catchThrowableOfType(ClarityShapeException.class, () -> item.uint("n"));
        assertThat(e.path()).isEqualTo("items[1].n");
        assertThat(e).hasMessage("items[1].n: expected uint, got int 6");
    }

    @ParameterizedTest
    @CsvSource({"topic", "version", "who", "memo", "gone", "items", "done"})
    void refusesEveryTypeButTheRightOne(String key) {
        assertThatThrownBy(() -> PRINT.buffer(key))
                .isInstanceOf(ClarityShapeException.class)
                .hasMessageStartingWith(key + ": expected buff, got ");
    }

    @Test
    void namesMissingFieldsAndWrongRoots() {
        assertThatThrownBy(() -> PRINT.uint("amount"))
                .hasMessageStartingWith("amount: expected a field, got none of that name in [done,");
        assertThatThrownBy(() -> ClarityView.of(ClarityValue.uint(1)).ascii("topic"))
                .hasMessage("value: expected tuple, got uint u1");
        assertThatThrownBy(() -> PRINT.uintLong("huge")).hasMessageContaining("uint below 2^63");
        assertThatThrownBy(() -> PRINT.field("done").errValue()).hasMessageContaining("expected (err ..)");
    }
}
