package io.bithedge.cli.tx.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.tx.desk.ActionRule.Wish;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionRuleTest {
    private static TransactionHistory history(TransactionState state, boolean signed) {
        return Records.history(signed ? Records.signed("a", state, "0xab") : Records.of("keeper", "a", state));
    }

    private static boolean may(TransactionHistory history, Wish wish) {
        return ActionRule.refusal(history, wish).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,    false, false, true,  false",
        "PREFLIGHTED, false, false, true,  false",
        "INTENT,      true,  false, false, false",
        "SIGNED,      true,  true,  true,  false",
        "POSTED,      true,  true,  true,  false",
        "IN_MEMPOOL,  true,  true,  true,  false",
        "ROLLED_BACK, true,  true,  true,  false",
        "PARKED,      true,  true,  true,  true",
        "PARKED,      false, false, false, true",
        "MINED,       true,  false, false, false",
        "FINAL,       true,  false, false, false",
        "ABORTED,     true,  false, false, false",
        "DROPPED,     true,  false, false, false",
        "REPLACED,    true,  false, false, false",
    })
    void saysWhatMayBeAsked(TransactionState state, boolean signed, boolean bump, boolean park, boolean resume) {
        TransactionHistory history = history(state, signed);
        assertThat(may(history, Wish.BUMP)).isEqualTo(bump);
        assertThat(may(history, Wish.PARK)).isEqualTo(park);
        assertThat(may(history, Wish.RESUME)).isEqualTo(resume);
    }

    @Test
    void leavesWhatAnOperatorParked() {
        TransactionHistory parked = Records.history(
                Records.signed("a", TransactionState.PARKED, "0xab").setCause("OPERATOR"));
        assertThat(may(parked, Wish.PARK)).isFalse();
        assertThat(may(parked, Wish.BUMP)).isFalse();
        assertThat(may(parked, Wish.RESUME)).isTrue();
    }

    @Test
    void saysWhyNot() {
        TransactionHistory mined = Records.history(
                Records.signed("a", TransactionState.MINED, "0xab").setHeight(812));
        assertThat(ActionRule.refusal(mined, Wish.BUMP))
                .hasValue("keeper:a is MINED and cannot be bumped: it is in block 812 already");
    }

    @ParameterizedTest
    @CsvSource({"2499, false", "2500, false", "2501, true"})
    void wantsAHigherFee(long fee, boolean enough) {
        assertThat(ActionRule.refusalOfFee(history(TransactionState.POSTED, true), fee)
                        .isEmpty())
                .isEqualTo(enough);
    }

    @Test
    void readsFromTheAnswerWhetherItWasGranted() {
        SubmittedTransaction posted =
                Records.signed("a", TransactionState.POSTED, "0xab").build();
        SubmittedTransaction refused = Records.signed("a", TransactionState.POSTED, "0xab")
                .setReason("Bump refused: fee: expected at most 3000, got 4000 (urgent)")
                .build();
        SubmittedTransaction raised = Records.signed("a", TransactionState.INTENT, "0xab")
                .setFee(2_600)
                .build();
        SubmittedTransaction parked = Records.signed("a", TransactionState.PARKED, "0xab")
                .setCause("OPERATOR")
                .build();
        SubmittedTransaction parkRefused = Records.signed("a", TransactionState.PARKED, "0xab")
                .setCause("FEE_CAP")
                .setReason("Park refused: it pays the cap")
                .build();
        assertThat(ActionRule.isGranted(Wish.BUMP, posted, raised)).isTrue();
        assertThat(ActionRule.isGranted(Wish.BUMP, posted, refused)).isFalse();
        assertThat(ActionRule.isGranted(Wish.PARK, posted, parked)).isTrue();
        assertThat(ActionRule.isGranted(Wish.PARK, posted, refused)).isFalse();
        assertThat(ActionRule.isGranted(Wish.PARK, parked, parkRefused)).isFalse();
        assertThat(ActionRule.isGranted(Wish.RESUME, parked, posted)).isTrue();
        assertThat(ActionRule.isGranted(Wish.RESUME, parked, parked)).isFalse();
    }
}
