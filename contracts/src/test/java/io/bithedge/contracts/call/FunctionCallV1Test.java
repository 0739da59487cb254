package io.bithedge.contracts.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.contracts.call.VaultCallsV1.Withdrawal;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of version 1. */
class FunctionCallV1Test {
    private static final String DEPLOYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final VaultCalls VAULT = new VaultCalls(contract("liquidity-pool-vault"));
    private static final RegistryCalls REGISTRY = new RegistryCalls(contract("policy-registry"));
    private static final OracleCalls ORACLE = new OracleCalls(contract("price-oracle"));
    private static final VaultCallsV1 VAULT_V1 = new VaultCallsV1(contract("liquidity-pool-vault"));
    private static final RegistryCallsV1 REGISTRY_V1 = new RegistryCallsV1(contract("policy-registry"));
    private static final OracleCallsV1 ORACLE_V1 = new OracleCallsV1(contract("price-oracle"));
    private static final Bytes SIGNATURE = Bytes.zeros(65);
    private static final Bytes KEY = Bytes.zeros(33);
    private static final Principal OWNER = contract("owner");
    private static final VaultCallsV1.Roles ROLES = new VaultCallsV1.Roles(OWNER, OWNER, OWNER, OWNER, OWNER);

    static Stream<FunctionCall> everyCall() {
        return Stream.of(
                VAULT_V1.initialise(new VaultCallsV1.Initial(ROLES, KEY, 500, 144)),
                REGISTRY_V1.initialise(new RegistryCallsV1.Initial(OWNER, KEY, 15_000)),
                ORACLE_V1.initialise(new OracleCallsV1.Initial(OWNER, OWNER, List.of(OWNER))),
                VAULT.depositStx("balanced", 5),
                VAULT.depositSbtc("balanced", 5),
                VAULT.requestExit("STX", "balanced", 5),
                VAULT_V1.withdraw(new Withdrawal("STX", "balanced", 3, 1, 2, 3, 4, SIGNATURE)),
                VAULT.openEpochs(List.of(new Opening("STX", "balanced", 3, 1, 2, Bytes.zeros(32)))),
                REGISTRY_V1.createPolicy(ClarityValue.none(), SIGNATURE),
                REGISTRY.requestActivation(7),
                REGISTRY_V1.processExpirations(List.of(7L)),
                REGISTRY_V1.completeActivations(List.of(7L)),
                ORACLE.submitPrices(List.of(new Price("BTC", 1, 2))));
    }

    /** Names, types and order of the arguments are those of the sources. */
    @ParameterizedTest
    @MethodSource("everyCall")
    void takesTheArgumentsThatTheContractDeclares(FunctionCall call) throws IOException {
        Declared declared = Declared.in("contracts", call.contract().name());
        assertThat(Declared.parameters(call)).isEqualTo(declared.parameters(call.function()));
    }

    @Test
    void carriesWhatItIsGiven() {
        assertThat(texts(VAULT.requestExit("SBTC", "aggressive", 5)))
                .containsExactly("\"SBTC\"", "\"aggressive\"", "u5");
        assertThat(texts(VAULT_V1.withdraw(
                        new Withdrawal("STX", "balanced", 3, 1, 2, 1_000, 77, Bytes.ofHex("0x0102")))))
                .containsExactly("\"STX\"", "\"balanced\"", "u3", "u1", "u2", "u1000", "u77", "0x0102");
        VaultCallsV1.Roles roles = new VaultCallsV1.Roles(
                OWNER, contract("guardian"), contract("allocator"), contract("registry"), contract("fee-recipient"));
        assertThat(texts(VAULT_V1.initialise(new VaultCallsV1.Initial(roles, Bytes.ofHex("0x03"), 500, 144)))
                        .getFirst()
                        .replace("'" + DEPLOYER, ""))
                .isEqualTo("{ allocator: .allocator, authoriser: 0x03, epoch-blocks: u144, fee-bps: u500,"
                        + " fee-recipient: .fee-recipient, guardian: .guardian, owner: .owner, registry: .registry }");
        assertThat(texts(REGISTRY_V1.processExpirations(List.of(7L, 9L)))).containsExactly("(list u7 u9)");
        assertThat(texts(ORACLE.submitPrices(List.of(new Price("BTC", 1, 2)))))
                .containsExactly("(list { asset: \"BTC\", observed-at: u2, price: u1 })");
    }

    private static List<String> texts(FunctionCall call) {
        return call.values().stream().map(ClarityValue::toString).toList();
    }

    private static Principal.Contract contract(String name) {
        return Principal.Contract.parse(DEPLOYER + "." + name);
    }
}
