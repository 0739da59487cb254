package io.bithedge.signer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.signer.Scene;
import io.bithedge.signer.policy.PolicyRule.Checked;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRuleTest {
    private static final AssetId SBTC =
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token");
    private final PolicyRule rule = new PolicyRule(
            Scene.policy(), Map.of("keeper", Scene.KEEPER.publicKey(), "allocator", Scene.ALLOCATOR.publicKey()));

    private String outcome(StacksTransaction tx) {
        return switch (rule.check("keeper", tx.encode())) {
            case Checked.Allowed(Candidate candidate) -> "ALLOWED " + candidate.spendMicroStx();
            case Checked.Refused(var refusal) -> refusal.code().name();
        };
    }

    /** Fee 100. The keeper may send 50 of its own; "less than 51" is at most 50, "less than 0" is nothing. */
    @ParameterizedTest
    @CsvSource({
        "EQUAL, 50, ALLOWED 150",
        "EQUAL, 51, ORIGIN_SENDS_TOO_MUCH",
        "LESS_OR_EQUAL, 50, ALLOWED 150",
        "LESS_OR_EQUAL, 51, ORIGIN_SENDS_TOO_MUCH",
        "LESS, 51, ALLOWED 150",
        "LESS, 52, ORIGIN_SENDS_TOO_MUCH",
        "LESS, 0, ALLOWED 100",
        "GREATER, 0, CONDITION_UNBOUNDED",
        "GREATER_OR_EQUAL, 0, CONDITION_UNBOUNDED"
    })
    void countsWhatTheOriginMaySend(AmountCode code, long amount, String expected) {
        BigInteger microStx = BigInteger.valueOf(amount);
        Who account = new Who.Account(Scene.KEEPER.address(Network.TESTNET));
        assertThat(outcome(Scene.settle(1, 0, 100, PostCondition.stx(Who.origin(), code, microStx))))
                .isEqualTo(expected);
        assertThat(outcome(Scene.settle(1, 0, 100, PostCondition.stx(account, code, microStx))))
                .isEqualTo(expected);
    }

    @Test
    void addsUpSeveralConditionsOnTheOrigin() {
        PostCondition thirty = PostCondition.stx(Who.origin(), AmountCode.EQUAL, BigInteger.valueOf(30));
        assertThat(outcome(Scene.settle(1, 0, 100, thirty, thirty))).isEqualTo("ORIGIN_SENDS_TOO_MUCH");
    }

    @Test
    void letsTheVaultPayAnyBoundedAmountAndTheOriginNoToken() {
        BigInteger much = BigInteger.valueOf(Long.MAX_VALUE);
        PostCondition vault = PostCondition.fungible(Who.of(Scene.VAULT), SBTC, AmountCode.LESS_OR_EQUAL, much);
        PostCondition own = PostCondition.fungible(Who.origin(), SBTC, AmountCode.EQUAL, BigInteger.ONE);
        PostCondition registry = PostCondition.stx(Who.of(Scene.REGISTRY), AmountCode.EQUAL, BigInteger.ONE);
        assertThat(outcome(Scene.settle(1, 0, 100, vault))).isEqualTo("ALLOWED 100");
        assertThat(outcome(Scene.settle(1, 0, 100, own))).isEqualTo("ORIGIN_SENDS_TOO_MUCH");
        assertThat(outcome(Scene.settle(1, 0, 100, registry))).isEqualTo("CONDITION_OF_STRANGER");
    }

    @Test
    void knowsAFillerByAmountAndRecipient() {
        Bytes key = Scene.KEEPER.publicKey();
        assertThat(outcome(Scene.filler(0, 100))).isEqualTo("ALLOWED 101");
        assertThat(outcome(Scene.transfer(Scene.ALLOCATOR, 2).unsigned(key))).isEqualTo("TRANSFER_NOT_ALLOWED");
        assertThat(outcome(Scene.transfer(Scene.STRANGER, 1).unsigned(key))).isEqualTo("TRANSFER_NOT_ALLOWED");
        // The chain refuses a transfer to oneself.
        assertThat(outcome(Scene.transfer(Scene.KEEPER, 1).unsigned(key))).isEqualTo("TRANSFER_NOT_ALLOWED");
    }

    @Test
    void refusesTheAccountOfTheUncompressedKey() {
        StacksTransaction other = Scene.transfer(Scene.ALLOCATOR, 1)
                .unsigned(Scene.KEEPER.uncompressed().publicKey());
        assertThat(outcome(other)).isEqualTo("WRONG_ACCOUNT");
    }

    @Test
    void refusesANonceThatNoAccountReaches() {
        StacksTransaction far = Scene.call(Scene.REGISTRY, "process-expirations", 1)
                .withNonce(BigInteger.ONE.shiftLeft(63))
                .unsigned(Scene.KEEPER.publicKey());
        assertThat(outcome(far)).isEqualTo("MALFORMED_TRANSACTION");
    }
}
