package io.bithedge.contracts.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.Claim.Leaf;
import io.bithedge.contracts.call.Claim.Step;
import io.bithedge.contracts.call.Claim.Weight;
import io.bithedge.contracts.call.Claim.WithLeaf;
import io.bithedge.contracts.call.Claim.WithoutLeaf;
import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls.Book;
import io.bithedge.contracts.call.VaultCalls.Delays;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.contracts.call.VaultCalls.Share;
import io.bithedge.contracts.call.VaultCalls.Shares;
import io.bithedge.contracts.call.VaultCalls.Utilisation;
import io.bithedge.contracts.call.VaultCalls.Withdrawal;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionCallTest {
    private static final String DEPLOYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final VaultCalls VAULT = new VaultCalls(contract("liquidity-pool-vault"));
    private static final RegistryCalls REGISTRY = new RegistryCalls(contract("policy-registry"));
    private static final OracleCalls ORACLE = new OracleCalls(contract("price-oracle"));
    private static final RolesCalls ROLES = new RolesCalls(contract("pool-roles"));
    private static final Bytes SIGNATURE = Bytes.zeros(65);
    private static final Principal OWNER = contract("owner");
    private static final Book BOOK = new Book("STX", "balanced");
    private static final Leaf LEAF = new Leaf(OWNER, "STX", "balanced", 3, 10, 20, 30, List.of(new Weight(2, 40)));
    private static final WithLeaf CLAIM = new WithLeaf(LEAF, List.of(new Step(Bytes.ofHex("0x0102"), 50, true)));

    /** What the contracts call in each other: nobody else may. */
    private static final Set<String> OF_THE_REGISTRY = Set.of("lock-collateral", "settle-policy", "void-policy");

    static Stream<FunctionCall> everyCall() {
        return Stream.of(
                ROLES.initialise(new RolesCalls.Initial(
                        new RolesCalls.Holders(OWNER, OWNER, OWNER, OWNER, OWNER, OWNER), List.of(OWNER), 2)),
                ROLES.announceRole("quoter", OWNER),
                ROLES.vetoRole("quoter"),
                ROLES.applyRole("quoter"),
                ROLES.removeSubmitter(OWNER),
                ROLES.setPaused(true),
                VAULT.initialise(initial()),
                VAULT.depositStx("balanced", 5),
                VAULT.depositSbtc("balanced", 5),
                VAULT.requestExit("STX", "balanced", 5),
                VAULT.withdraw(new Withdrawal("STX", "balanced", 1, 2, CLAIM)),
                VAULT.openEpochs(List.of(new Opening("STX", "balanced", 3, 1, 2, Bytes.zeros(32)))),
                VAULT.confirmOpenings(List.of(BOOK)),
                VAULT.vetoOpening(BOOK),
                VAULT.closeBook(BOOK),
                VAULT.sweepFees("STX"),
                REGISTRY.initialise(new RegistryCalls.Initial(15_000, 200)),
                REGISTRY.createPolicy(ClarityValue.none(), SIGNATURE),
                REGISTRY.requestActivation(7),
                REGISTRY.processExpirations(List.of(new Ending(7, 8, 9))),
                REGISTRY.completeActivations(List.of(new Ending(7, 8, 9))),
                ORACLE.submitPrices(List.of(new Price("BTC", 1, 2))));
    }

    private static VaultCalls.Initial initial() {
        return new VaultCalls.Initial(
                500,
                new Delays(144, 3, 1_008),
                new Utilisation(8_000, 7_000),
                new Shares(new Share(1, 2), new Share(3, 4), new Share(5, 6)));
    }

    /** Names, types and order of the arguments are those of the sources. */
    @ParameterizedTest
    @MethodSource("everyCall")
    void takesTheArgumentsThatTheContractDeclares(FunctionCall call) throws IOException {
        Declared declared = Declared.in(call.contract().name());
        assertThat(Declared.parameters(call)).isEqualTo(declared.parameters(call.function()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool-roles", "liquidity-pool-vault", "policy-registry", "price-oracle"})
    void buildsEveryFunctionThatSomebodyMayCall(String contract) throws IOException {
        Set<String> declared = new TreeSet<>(Declared.in(contract).functions());
        declared.removeAll(OF_THE_REGISTRY);
        Set<String> built = everyCall()
                .filter(call -> call.contract().name().equals(contract))
                .map(FunctionCall::function)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(built).isNotEmpty().isEqualTo(declared);
    }

    @Test
    void carriesWhatItIsGiven() {
        assertThat(texts(VAULT.withdraw(new Withdrawal("STX", "balanced", 1, 2, CLAIM))))
                .containsExactly(
                        "\"STX\"",
                        "\"balanced\"",
                        "u1",
                        "u2",
                        "(some { epoch: u3, opening: u10, provider: '" + OWNER
                                + ", settled-burden: u20, settled-premium: u30, tier: \"balanced\", token: \"STX\","
                                + " weights: (list { epoch: u2, weight: u40 }) })",
                        "(list { hash: 0x0102, left: true, sum: u50 })");
        assertThat(texts(VAULT.withdraw(new Withdrawal("STX", "balanced", 1, 2, new WithoutLeaf()))))
                .containsExactly("\"STX\"", "\"balanced\"", "u1", "u2", "none", "(list)");
        assertThat(texts(VAULT.initialise(initial())))
                .containsExactly("{ epoch-blocks: u144, fee-bps: u500, grace-blocks: u1008, root-delay-blocks: u3,"
                        + " sbtc-utilisation-bps: u7000, shares: { aggressive: { day-bps: u6, policy-bps: u5 },"
                        + " balanced: { day-bps: u4, policy-bps: u3 }, conservative: { day-bps: u2, policy-bps: u1 } },"
                        + " stx-utilisation-bps: u8000 }");
        assertThat(texts(VAULT.confirmOpenings(List.of(BOOK, new Book("SBTC", "aggressive")))))
                .containsExactly(
                        "(list { tier: \"balanced\", token: \"STX\" } { tier: \"aggressive\", token: \"SBTC\" })");
        assertThat(texts(REGISTRY.processExpirations(List.of(new Ending(7, 8, 9)))))
                .containsExactly("(list { btc-at: u8, policy-id: u7, stx-at: u9 })");
        assertThat(texts(ORACLE.submitPrices(List.of(new Price("BTC", 1, 2)))))
                .containsExactly("(list { asset: \"BTC\", observed-at: u2, price: u1 })");
    }

    @Test
    void givesEachRoleToItsOwnAccount() {
        RolesCalls.Holders holders = new RolesCalls.Holders(
                OWNER,
                contract("guardian"),
                contract("allocator"),
                contract("registry"),
                contract("fee-recipient"),
                contract("quoter"));
        FunctionCall call = ROLES.initialise(
                new RolesCalls.Initial(holders, List.of(contract("one"), contract("two"), contract("three")), 2));
        assertThat(texts(call).getFirst().replace("'" + DEPLOYER, ""))
                .isEqualTo("{ allocator: .allocator, fee-recipient: .fee-recipient, guardian: .guardian, owner: .owner,"
                        + " quorum: u2, quoter: .quoter, registry: .registry, submitters: (list .one .two .three) }");
    }

    private static List<String> texts(FunctionCall call) {
        return call.values().stream().map(ClarityValue::toString).toList();
    }

    private static Principal.Contract contract(String name) {
        return Principal.Contract.parse(DEPLOYER + "." + name);
    }
}
