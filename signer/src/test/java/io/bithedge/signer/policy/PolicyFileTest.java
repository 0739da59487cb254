package io.bithedge.signer.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.signer.Scene;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.json.JsonMismatchException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    @Test
    void readsWhatTheOperatorWrote() {
        Policy policy = Scene.policy();
        assertThat(policy.network()).isEqualTo(Network.TESTNET);
        assertThat(policy.vault()).isEqualTo(Scene.VAULT);
        assertThat(policy.roles()).containsOnlyKeys("allocator", "keeper");
        Policy.RolePolicy keeper = policy.roles().get("keeper");
        assertThat(keeper)
                .isEqualTo(new Policy.RolePolicy(
                        Set.of(
                                new CallTarget(Scene.REGISTRY, "process-expirations"),
                                new CallTarget(Scene.REGISTRY, "complete-activations")),
                        1000,
                        5000,
                        50,
                        Set.of("allocator")));
    }

    @Test
    void readsWhichQuotesAreSigned() {
        assertThat(Scene.policy().quotes())
                .contains(new QuotePolicy(
                        Scene.REGISTRY,
                        15_000,
                        200,
                        Optional.of(300),
                        Map.of("STX", 168_750_000_000L, "SBTC", 100_000_000L)));
        assertThat(Scene.policy().keyRoles()).containsExactly("allocator", "keeper", "quoter");
        String ownClock = Scene.POLICY.replace("\"longestValiditySeconds\": 300,", "");
        assertThat(PolicyFile.parse("policy.json", ownClock)
                        .quotes()
                        .orElseThrow()
                        .longestValiditySeconds())
                .isEmpty();
    }

    /** What is put in the place of what, and the path that the message names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version": 1               | "version": 2                         | version
            "testnet"                  | "devnet"                             | network
            2147483648                 | 1                                    | chainId
            2147483648                 | "2147483648"                         | chainId
            "testnet"                  | "mainnet"                            | chainId
            .liquidity-pool-vault",    | ",                                   | vault
            "vault": "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM | "vault": "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7 | vault
            "vault":                   | "valut":                             | valut
            "keeper": {                | "Keeper": {                          | roles.Keeper
            "keeper": {                | "allocator": {                       | JSON
            #process-expirations       | .process-expirations                 | roles.keeper.calls[0]
            #complete-activations      | #not a name                          | roles.keeper.calls[1]
            "maxFeeMicroStx": 1000,    | "maxFeeMicroStx": 0,                 | roles.keeper.maxFeeMicroStx
            "maxFeeMicroStx": 1000,    | "maxFeeMicroStx": 1.5,               | roles.keeper.maxFeeMicroStx
            "dailyLimitMicroStx": 5000 | "dailyLimitMicroStx": 999            | roles.keeper.dailyLimitMicroStx
            "originSpendMicroStx": 50  | "originSpendMicroStx": -1            | roles.keeper.originSpendMicroStx
            "originSpendMicroStx": 50, | ''                                   | roles.keeper.originSpendMicroStx
            ["allocator"]              | ["keeper"]                           | roles.keeper.fillerTo[0]
            "minRateBps": 200,         | "minRateBps": 10001,                 | quotes.minRateBps
            "collateralRatioBps": 15000 | "collateralRatioBps": 9999          | quotes.collateralRatioBps
            "longestValiditySeconds": 300 | "longestValiditySeconds": 301     | quotes.longestValiditySeconds
            "SBTC": 100000000          | "BTC": 100000000                     | quotes.collateralPerHour.BTC
            "collateralPerHour":       | "collateralPerDay":                  | quotes.collateralPerDay
            "keeper": {                | "quoter": {                          | roles.quoter
            ["allocator"]              | ["quoter"]                           | roles.keeper.fillerTo[0]
            ["allocator"]              | ["owner"]                            | roles.keeper.fillerTo[0]
            """)
    void namesThePathOfAFault(String there, String instead, String path) {
        assertThat(Scene.POLICY).contains(there);
        String broken = Scene.POLICY.replaceFirst(Pattern.quote(there), Matcher.quoteReplacement(instead));
        assertThatThrownBy(() -> PolicyFile.parse("policy.json", broken))
                .isInstanceOf(JsonMismatchException.class)
                .hasMessageStartingWith("policy.json: ")
                .hasMessageContaining(path);
    }
}
