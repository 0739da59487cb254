package io.bithedge.pool.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.BuyerTier;
import io.bithedge.pool.quote.FirmTerms;
import io.bithedge.pool.quote.Markets;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteRequest;
import io.bithedge.pool.quote.References;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.Payload.ContractCall;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolCallsTest {
    private static final PrivateKey KEY = PrivateKey.ofHex("00".repeat(31) + "07");
    private static final Principal WALLET = Principal.of(StacksAddress.ofPublicKey(KEY.publicKey(), Network.TESTNET));
    private static final String DEPLOYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final Principal.Contract VAULT = Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault");
    private static final AssetId SBTC =
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token");
    private static final PoolCalls CALLS =
            new PoolCalls(VAULT, Principal.Contract.parse(DEPLOYER + ".policy-registry"), SBTC);
    private static final BookId STX = new BookId(Token.STX, Tier.BALANCED);
    private static final BookId BTC = new BookId(Token.SBTC, Tier.AGGRESSIVE);
    private static final Bytes SIGNATURE = Bytes.zeros(65);

    static Stream<PreparedCall> everyCall() {
        return Stream.of(
                CALLS.deposit(WALLET, STX, units(STX, 5)),
                CALLS.deposit(WALLET, BTC, units(BTC, 5)),
                CALLS.requestExit(STX, units(STX, 5)),
                CALLS.withdraw(STX, Optional.empty(), taken(STX)),
                CALLS.createPolicy(WALLET, quote(STX)),
                CALLS.requestActivation(new PolicyId(7)));
    }

    /** Names, types and order of the arguments are those of the sources. */
    @ParameterizedTest
    @MethodSource("everyCall")
    void takesTheArgumentsThatTheContractDeclares(PreparedCall call) throws IOException {
        String source = Files.readString(
                Path.of("../clarity/contracts/" + call.contract().name() + ".clar"));
        assertThat(call.arguments().stream().map(it -> it.name() + " " + it.type()))
                .containsExactlyElementsOf(declared(source, call.function()));
    }

    @Test
    void letsNothingMoveButWhatIsMeant() {
        assertThat(CALLS.deposit(WALLET, STX, units(STX, 5)).postConditions())
                .containsExactly(PostCondition.stx(Who.of(WALLET), AmountCode.EQUAL, BigInteger.valueOf(5)));
        assertThat(CALLS.deposit(WALLET, BTC, units(BTC, 5)).postConditions())
                .containsExactly(PostCondition.fungible(Who.of(WALLET), SBTC, AmountCode.EQUAL, BigInteger.valueOf(5)));
        // 1 of capital and 2 of premium leave the vault together.
        assertThat(CALLS.withdraw(BTC, Optional.empty(), taken(BTC)).postConditions())
                .containsExactly(PostCondition.fungible(Who.of(VAULT), SBTC, AmountCode.EQUAL, BigInteger.valueOf(3)));
        assertThat(CALLS.createPolicy(WALLET, quote(STX)).postConditions())
                .containsExactly(PostCondition.stx(Who.of(WALLET), AmountCode.EQUAL, BigInteger.valueOf(1_001)));
        assertThat(CALLS.requestExit(STX, units(STX, 5)).postConditions()).isEmpty();
        assertThat(CALLS.requestActivation(new PolicyId(7)).postConditions()).isEmpty();
    }

    @Test
    void saysInOneSentenceWhatSigningDoes() {
        assertThat(CALLS.deposit(WALLET, STX, units(STX, 100_500_000)).summary())
                .startsWith("Deposits 100.5 STX into the balanced STX book: your wallet sends exactly 100.5 STX.");
        assertThat(CALLS.requestExit(BTC, units(BTC, 0)).summary())
                .isEqualTo("Withdraws your request to leave the aggressive sBTC book. Nothing moves.");
        assertThat(CALLS.createPolicy(WALLET, quote(STX)).summary())
                .isEqualTo("Buys a PUT on 0.5 BTC at 60000 USD until burn block 4320: your wallet sends exactly"
                        + " 0.001001 STX; it can pay up to 56250 STX.");
    }

    @Test
    void makesTheTransactionThatTheWalletSigns() {
        StacksTransaction unsigned = CALLS.deposit(WALLET, STX, units(STX, 5))
                .unsigned(Network.TESTNET, new Envelope(KEY.publicKey(), 3, 2_000));
        StacksTransaction read = StacksTransaction.decode(unsigned.encode());

        assertThat(read.mode()).isEqualTo(PostConditionMode.DENY);
        assertThat(read.postConditions()).hasSize(1);
        assertThat(read.payload()).isInstanceOfSatisfying(ContractCall.class, call -> {
            assertThat(call.contract()).isEqualTo(VAULT);
            assertThat(call.function()).isEqualTo("deposit-stx");
        });
        assertThat(read.authorization().origin().nonce()).isEqualTo(BigInteger.valueOf(3));
        assertThat(read.authorization().origin().feeMicroStx()).isEqualTo(BigInteger.valueOf(2_000));
    }

    private static SignedQuote quote(BookId book) {
        QuoteRequest request =
                Markets.request(PolicyType.PUT, ExerciseStyle.AMERICAN, 6_000_000_000_000L, 50_000_000, 4_320);
        Offered offer = new Offered(
                request,
                book,
                BuyerTier.STANDARD,
                units(book, 56_250_000_000L),
                units(book, 1_001),
                new UsdE8(0),
                0,
                0);
        return new SignedQuote(
                new FirmTerms(Bytes.zeros(16), WALLET, offer, new References(new PriceE8(1), new PriceE8(1)), 1_006),
                SIGNATURE);
    }

    /** {@code name type} of each parameter of a public function. */
    private static List<String> declared(String source, String function) {
        String text = source.replaceAll("\\s+", " ")
                .replace(", }", "}")
                .replace(" }", "}")
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

    private static Units units(BookId book, long amount) {
        return new Units(book.token(), amount);
    }

    private static Taken taken(BookId book) {
        return new Taken(units(book, 1), units(book, 2));
    }
}
