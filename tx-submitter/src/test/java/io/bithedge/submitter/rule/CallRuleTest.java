package io.bithedge.submitter.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls.Book;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.submitter.port.ChainPort.Lock;
import io.bithedge.submitter.rule.CallRule.Built;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Contracts;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallRuleTest {
    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM";
    private static final AssetId SBTC =
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token");
    private static final Contracts CONTRACTS = new Contracts(
            Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault"),
            Principal.Contract.parse(DEPLOYER + ".policy-registry"),
            Principal.Contract.parse(DEPLOYER + ".price-oracle"),
            SBTC);
    private static final Bytes ROOT = Bytes.zeros(32);

    private final CallRule rule = new CallRule(CONTRACTS);

    private static Opening opening(String token, String tier, long epoch, long weight, Bytes root) {
        return new Opening(token, tier, epoch, weight, 80, root);
    }

    private Built.Call call(Command.Body body) {
        return (Built.Call) rule.build(body);
    }

    @Test
    void opensEpochsOfTheVault() {
        Built.Call call = call(new Command.Body.OpenEpochs(List.of(opening("STX", "balanced", 8, 4_096, ROOT))));
        assertThat(call.contract()).isEqualTo(CONTRACTS.vault());
        assertThat(call.function()).isEqualTo("open-epochs");
        assertThat(call.arguments().getFirst())
                .hasToString("(list { capacity: u80, epoch: u8, root: 0x" + "00".repeat(32)
                        + ", tier: \"balanced\", token: \"STX\", weight: u4096 })");
        assertThat(call.settles()).isEmpty();
    }

    @Test
    void submitsPricesToTheOracle() {
        Built.Call call =
                call(new Command.Body.SubmitPrices(List.of(new Price("BTC", 6_000_000_000_000L, 1_700_000_000))));
        assertThat(call.contract()).isEqualTo(CONTRACTS.oracle());
        assertThat(call.function()).isEqualTo("submit-prices");
        assertThat(call.arguments().getFirst())
                .hasToString("(list { asset: \"BTC\", observed-at: u1700000000, price: u6000000000000 })");
    }

    @Test
    void confirmsOpeningsAndEndsPoliciesAtNamedRecords() {
        Built.Call confirm = call(new Command.Body.ConfirmOpenings(List.of(new Book("STX", "balanced"))));
        assertThat(confirm.contract()).isEqualTo(CONTRACTS.vault());
        assertThat(confirm.function()).isEqualTo("confirm-openings");
        assertThat(confirm.arguments().getFirst()).hasToString("(list { tier: \"balanced\", token: \"STX\" })");
        assertThat(confirm.settles()).isEmpty();

        List<Ending> items = List.of(new Ending(3, 101, 102), new Ending(4, 103, 0));
        Built.Call expirations = call(new Command.Body.ProcessExpirations(items));
        assertThat(expirations.contract()).isEqualTo(CONTRACTS.registry());
        assertThat(expirations.function()).isEqualTo("process-expirations");
        assertThat(expirations.arguments().getFirst())
                .hasToString("(list { btc-at: u101, policy-id: u3, stx-at: u102 }"
                        + " { btc-at: u103, policy-id: u4, stx-at: u0 })");
        assertThat(expirations.settles()).containsExactly(3L, 4L);
        assertThat(call(new Command.Body.CompleteActivations(items)).function()).isEqualTo("complete-activations");
    }

    static Stream<Arguments> malformed() {
        Opening good = opening("STX", "balanced", 8, 1, ROOT);
        Price price = new Price("BTC", 1, 1);
        return Stream.of(
                Arguments.of(new Command.Body.OpenEpochs(List.of()), "openings: expected 1 to 6, got 0"),
                Arguments.of(new Command.Body.OpenEpochs(Collections.nCopies(7, good)), "got 7"),
                Arguments.of(
                        new Command.Body.OpenEpochs(List.of(opening("BTC", "balanced", 8, 1, ROOT))), "no such book"),
                Arguments.of(new Command.Body.OpenEpochs(List.of(opening("STX", "bold", 8, 1, ROOT))), "no such book"),
                Arguments.of(
                        new Command.Body.OpenEpochs(List.of(opening("STX", "balanced", 0, 1, ROOT))), "out of range"),
                Arguments.of(
                        new Command.Body.OpenEpochs(List.of(opening("STX", "balanced", 1, -1, ROOT))), "out of range"),
                Arguments.of(
                        new Command.Body.OpenEpochs(List.of(opening("STX", "balanced", 1, 1, Bytes.zeros(31)))),
                        "out of range"),
                Arguments.of(new Command.Body.SubmitPrices(Collections.nCopies(9, price)), "got 9"),
                Arguments.of(new Command.Body.SubmitPrices(List.of(new Price("ETH", 1, 1))), "out of range"),
                Arguments.of(new Command.Body.SubmitPrices(List.of(new Price("BTC", 0, 1))), "out of range"),
                Arguments.of(new Command.Body.ConfirmOpenings(List.of()), "books: expected 1 to 6, got 0"),
                Arguments.of(new Command.Body.ConfirmOpenings(List.of(new Book("BTC", "balanced"))), "no such book"),
                Arguments.of(new Command.Body.ProcessExpirations(List.of()), "expected 1 to 25, got 0"),
                Arguments.of(
                        new Command.Body.ProcessExpirations(LongStream.rangeClosed(1, 26)
                                .mapToObj(id -> new Ending(id, 1, 1))
                                .toList()),
                        "got 26"),
                Arguments.of(new Command.Body.ProcessExpirations(List.of(new Ending(0, 1, 1))), "an id of 1 or more"),
                Arguments.of(
                        new Command.Body.CompleteActivations(List.of(new Ending(1, -1, 1))), "heights of 0 or more"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatNoContractTakes(Command.Body body, String why) {
        assertThat(rule.build(body))
                .isInstanceOfSatisfying(
                        Built.Malformed.class, m -> assertThat(m.why()).contains(why));
    }

    @Test
    void boundsTheVaultsPaymentsByTheLocks() {
        PostCondition.Who vault = PostCondition.Who.of(CONTRACTS.vault());
        PostConditionRule conditions = new PostConditionRule(CONTRACTS);
        // 56,250 STX + 1 micro-STX, and 500 sats.
        assertThat(conditions.conditions(
                        List.of(new Lock("STX", 56_250_000_000L), new Lock("STX", 1), new Lock("SBTC", 500))))
                .containsExactly(
                        PostCondition.stx(vault, AmountCode.LESS_OR_EQUAL, BigInteger.valueOf(56_250_000_001L)),
                        PostCondition.fungible(vault, SBTC, AmountCode.LESS_OR_EQUAL, BigInteger.valueOf(500)));
        assertThat(conditions.conditions(List.of(new Lock("SBTC", 500)))).hasSize(1);
        assertThat(conditions.conditions(List.of())).isEmpty();
    }
}
