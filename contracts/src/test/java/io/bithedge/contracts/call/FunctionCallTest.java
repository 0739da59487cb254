package io.bithedge.contracts.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.contracts.call.VaultCalls.Withdrawal;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionCallTest {
    private static final String DEPLOYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final VaultCalls VAULT = new VaultCalls(contract("liquidity-pool-vault"));
    private static final RegistryCalls REGISTRY = new RegistryCalls(contract("policy-registry"));
    private static final OracleCalls ORACLE = new OracleCalls(contract("price-oracle"));
    private static final Bytes SIGNATURE = Bytes.zeros(65);
    private static final Bytes KEY = Bytes.zeros(33);
    private static final Principal OWNER = contract("owner");
    private static final VaultCalls.Roles ROLES = new VaultCalls.Roles(OWNER, OWNER, OWNER, OWNER, OWNER);

    static Stream<FunctionCall> everyCall() {
        return Stream.of(
                VAULT.initialise(new VaultCalls.Initial(ROLES, KEY, 500, 144)),
                REGISTRY.initialise(new RegistryCalls.Initial(OWNER, KEY, 15_000)),
                ORACLE.initialise(new OracleCalls.Initial(OWNER, OWNER, List.of(OWNER))),
                VAULT.depositStx("balanced", 5),
                VAULT.depositSbtc("balanced", 5),
                VAULT.requestExit("STX", "balanced", 5),
                VAULT.withdraw(new Withdrawal("STX", "balanced", 3, 1, 2, 3, 4, SIGNATURE)),
                VAULT.openEpochs(List.of(new Opening("STX", "balanced", 3, 1, 2, Bytes.zeros(32)))),
                REGISTRY.createPolicy(ClarityValue.none(), SIGNATURE),
                REGISTRY.requestActivation(7),
                REGISTRY.processExpirations(List.of(7L)),
                REGISTRY.completeActivations(List.of(7L)),
                ORACLE.submitPrices(List.of(new Price("BTC", 1, 2))));
    }

    /** Names, types and order of the arguments are those of the sources. */
    @ParameterizedTest
    @MethodSource("everyCall")
    void takesTheArgumentsThatTheContractDeclares(FunctionCall call) throws IOException {
        String source = Files.readString(
                Path.of("../clarity/contracts/" + call.contract().name() + ".clar"));
        assertThat(call.arguments().stream().map(it -> it.name() + " " + it.type()))
                .containsExactlyElementsOf(declared(source, call.function()));
    }

    @Test
    void carriesWhatItIsGiven() {
        assertThat(texts(VAULT.requestExit("SBTC", "aggressive", 5)))
                .containsExactly("\"SBTC\"", "\"aggressive\"", "u5");
        assertThat(texts(VAULT.withdraw(new Withdrawal("STX", "balanced", 3, 1, 2, 1_000, 77, Bytes.ofHex("0x0102")))))
                .containsExactly("\"STX\"", "\"balanced\"", "u3", "u1", "u2", "u1000", "u77", "0x0102");
        VaultCalls.Roles roles = new VaultCalls.Roles(
                OWNER, contract("guardian"), contract("allocator"), contract("registry"), contract("fee-recipient"));
        assertThat(texts(VAULT.initialise(new VaultCalls.Initial(roles, Bytes.ofHex("0x03"), 500, 144)))
                        .getFirst()
                        .replace("'" + DEPLOYER, ""))
                .isEqualTo("{ allocator: .allocator, authoriser: 0x03, epoch-blocks: u144, fee-bps: u500,"
                        + " fee-recipient: .fee-recipient, guardian: .guardian, owner: .owner, registry: .registry }");
        assertThat(texts(REGISTRY.processExpirations(List.of(7L, 9L)))).containsExactly("(list u7 u9)");
        assertThat(texts(ORACLE.submitPrices(List.of(new Price("BTC", 1, 2)))))
                .containsExactly("(list { asset: \"BTC\", observed-at: u2, price: u1 })");
    }

    private static List<String> texts(FunctionCall call) {
        return call.values().stream().map(ClarityValue::toString).toList();
    }

    private static Principal.Contract contract(String name) {
        return Principal.Contract.parse(DEPLOYER + "." + name);
    }

    /** {@code name type} of each parameter of a public function. */
    private static List<String> declared(String source, String function) {
        String text = source.replaceAll("\\s+", " ")
                .replace(", }", "}")
                .replace("{ ", "{")
                .replace("( (", "((");
        int at = text.indexOf("(define-public (" + function + " ") + ("(define-public (" + function).length();
        List<String> parameters = new ArrayList<>();
        while (text.startsWith(" (", at)) {
            int end = at + 2;
            for (int depth = 1; depth > 0; end++) {
                depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            }
            parameters.add(text.substring(at + 2, end - 1));
            at = end;
        }
        return parameters;
    }
}
