package io.bithedge.signer.policy;

import static io.bithedge.signer.policy.PolicyRule.unless;

import io.bithedge.signer.Refusal;
import io.bithedge.signer.Refusal.Code;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the policy allows a firm quote, looking at nothing but the two and the clock. The checks run in the order of
 * {@link Refusal.Code}; the first that fails is the answer. Source: v2/policy-registry.clar#create-policy, which asks the same again
 * with the chain's prices and height.
 *
 * <pre>
 * PUT   collateral = ceil( strike x amount x ratio / (10^2 x STX reference x 10^4) ) micro-STX
 * CALL  collateral = amount sats
 * floor = ceil( collateral x min rate x 144 / (10^4 x 52,560) ), at least 1 STX or 1,000 sats
 * </pre>
 *
 * The strike band leaves no intrinsic value at the references. The term counts from a height that we could only be told, so it is
 * taken for the shortest that is sold; the registry knows the height.
 */
public final class QuoteRule {
    private static final String DOMAIN = "bithedge-quote";
    private static final int QUOTE_ID_BYTES = 16;
    private static final long LEAST_AMOUNT_SATS = 100_000;
    private static final long MOST_AMOUNT_SATS = 10_000_000_000L;
    private static final long LOWEST_PUT_STRIKE_BPS = 5_000;
    private static final long HIGHEST_CALL_STRIKE_BPS = 15_000;
    private static final long LEAST_STX_PREMIUM = 1_000_000;
    private static final long LEAST_SBTC_PREMIUM = 1_000;
    private static final BigInteger BPS = BigInteger.valueOf(10_000);
    /** USD x 10^8 a BTC times sats, over USD x 10^8 a STX, is STX x 10^8: this brings it to micro-STX. */
    private static final BigInteger SATS_PER_MICRO_STX_SCALE = BigInteger.valueOf(100);

    private static final BigInteger SHORTEST_TERM = BigInteger.valueOf(144);
    private static final BigInteger YEAR_BLOCKS = BigInteger.valueOf(52_560);
    private static final Set<String> FIELDS = Set.of(
            "domain",
            "registry",
            "chain",
            "quote-id",
            "buyer",
            "policy-type",
            "style",
            "strike",
            "amount",
            "expiration-height",
            "token",
            "tier",
            "collateral",
            "premium",
            "btc-reference",
            "stx-reference",
            "valid-until");
    private static final Set<String> STYLES = Set.of("AMERICAN", "EUROPEAN");
    private static final Set<String> TIERS = Set.of("conservative", "balanced", "aggressive");

    private final Network network;
    private final long chainId;
    private final QuotePolicy policy;

    /** What came of it. */
    public sealed interface Checked {
        record Allowed(FirmQuote quote) implements Checked {}

        record Refused(Refusal refusal) implements Checked {}
    }

    /** The message's fields, and when it is asked for. Numbers are below 2^63. */
    private record Asked(
            String domain,
            Principal registry,
            long chain,
            Bytes quoteId,
            Principal buyer,
            String type,
            String style,
            long strike,
            long amount,
            long expirationHeight,
            String token,
            String tier,
            long collateral,
            long premium,
            long btcReference,
            long stxReference,
            long validUntil,
            long nowSeconds) {
        static Asked of(ClarityView view, long nowSeconds) {
            return new Asked(
                    view.ascii("domain"),
                    view.principal("registry"),
                    view.uintLong("chain"),
                    view.buffer("quote-id"),
                    view.principal("buyer"),
                    view.ascii("policy-type"),
                    view.ascii("style"),
                    view.uintLong("strike"),
                    view.uintLong("amount"),
                    view.uintLong("expiration-height"),
                    view.ascii("token"),
                    view.ascii("tier"),
                    view.uintLong("collateral"),
                    view.uintLong("premium"),
                    view.uintLong("btc-reference"),
                    view.uintLong("stx-reference"),
                    view.uintLong("valid-until"),
                    nowSeconds);
        }

        boolean isPut() {
            return type.equals("PUT");
        }

        String what() {
            return "%s of %d sats at %d to height %d for %s, %d %s locked for %d"
                    .formatted(type, amount, strike, expirationHeight, buyer, collateral, token, premium);
        }
    }

    private interface Check {
        Optional<Refusal> of(Asked asked);
    }

    private final List<Check> checks = List.of(
            this::chain,
            QuoteRule::domain,
            this::registry,
            this::buyer,
            QuoteRule::terms,
            QuoteRule::strike,
            this::collateral,
            this::floor,
            QuoteRule::premium,
            this::over,
            this::tooLong);

    public QuoteRule(Network network, long chainId, QuotePolicy policy) {
        this.network = network;
        this.chainId = chainId;
        this.policy = policy;
    }

    /** `message`: consensus bytes of the tuple; `nowSeconds`: since 1970. */
    public Checked check(Bytes message, long nowSeconds) {
        Asked asked;
        try {
            ClarityValue value = ClarityValue.decode(message);
            ClarityView view = ClarityView.of(value);
            if (!view.asTuple().keySet().equals(FIELDS) || !value.encode().equals(message)) {
                return new Checked.Refused(new Refusal(
                        Code.MALFORMED_QUOTE, "expected the one form of a tuple of " + FIELDS.size() + " fields"));
            }
            asked = Asked.of(view, nowSeconds);
        } catch (MalformedException | ClarityShapeException e) {
            return new Checked.Refused(
                    new Refusal(Code.MALFORMED_QUOTE, "expected the message of a quote: " + e.getMessage()));
        }
        for (Check check : checks) {
            Optional<Refusal> refusal = check.of(asked);
            if (refusal.isPresent()) {
                return new Checked.Refused(refusal.get());
            }
        }
        return new Checked.Allowed(
                new FirmQuote(asked.quoteId, Hashes.sha256(message), asked.token, asked.collateral, asked.what()));
    }

    private Optional<Refusal> chain(Asked asked) {
        return unless(asked.chain == chainId, Code.WRONG_CHAIN, "chain id " + chainId, asked.chain);
    }

    private static Optional<Refusal> domain(Asked asked) {
        return unless(asked.domain.equals(DOMAIN), Code.WRONG_DOMAIN, DOMAIN, asked.domain);
    }

    private Optional<Refusal> registry(Asked asked) {
        return unless(
                asked.registry.equals(policy.registry()),
                Code.WRONG_REGISTRY,
                policy.registry().toString(),
                asked.registry);
    }

    private Optional<Refusal> buyer(Asked asked) {
        boolean isAccount = asked.buyer instanceof Principal.Standard standard
                && network.owns(standard.address().version());
        return unless(isAccount, Code.BUYER_NOT_ACCOUNT, "an account of " + network.label(), asked.buyer);
    }

    private static Optional<Refusal> terms(Asked asked) {
        boolean isCall = asked.type.equals("CALL");
        return unless(
                asked.quoteId.size() == QUOTE_ID_BYTES
                        && (asked.isPut() || isCall)
                        && STYLES.contains(asked.style)
                        && asked.token.equals(asked.isPut() ? "STX" : "SBTC")
                        && TIERS.contains(asked.tier)
                        && asked.amount >= LEAST_AMOUNT_SATS
                        && asked.amount <= MOST_AMOUNT_SATS
                        && asked.expirationHeight > 0
                        && asked.btcReference > 0
                        && asked.stxReference > 0,
                Code.TERMS_NOT_ALLOWED,
                "a PUT in STX or a CALL in SBTC, of %d to %d sats, of a known style and tier, with references and an id of 16 bytes"
                        .formatted(LEAST_AMOUNT_SATS, MOST_AMOUNT_SATS),
                "%s, %s, %s, %s, id of %d bytes, references %d and %d"
                        .formatted(
                                asked.what(),
                                asked.style,
                                asked.tier,
                                asked.token,
                                asked.quoteId.size(),
                                asked.btcReference,
                                asked.stxReference));
    }

    private static Optional<Refusal> strike(Asked asked) {
        BigInteger strike = BigInteger.valueOf(asked.strike).multiply(BPS);
        BigInteger lowest = percentage(asked, asked.isPut() ? LOWEST_PUT_STRIKE_BPS : BPS.longValueExact());
        BigInteger highest = percentage(asked, asked.isPut() ? BPS.longValueExact() : HIGHEST_CALL_STRIKE_BPS);
        return unless(
                strike.compareTo(lowest) >= 0 && strike.compareTo(highest) <= 0,
                Code.STRIKE_OFF_BAND,
                "a strike of 50 to 100 % (CALL 100 to 150 %) of the reference " + asked.btcReference,
                asked.strike);
    }

    private static BigInteger percentage(Asked asked, long bps) {
        return BigInteger.valueOf(asked.btcReference).multiply(BigInteger.valueOf(bps));
    }

    private Optional<Refusal> collateral(Asked asked) {
        BigInteger required = required(asked);
        return unless(
                required.equals(BigInteger.valueOf(asked.collateral)),
                Code.COLLATERAL_OFF_REFERENCE,
                "a collateral of %s %s at the references".formatted(required, asked.token),
                asked.collateral);
    }

    private BigInteger required(Asked asked) {
        if (!asked.isPut()) {
            return BigInteger.valueOf(asked.amount);
        }
        // Rounded up: what the pool must hold.
        return ceilDiv(
                BigInteger.valueOf(asked.strike)
                        .multiply(BigInteger.valueOf(asked.amount))
                        .multiply(BigInteger.valueOf(policy.collateralRatioBps())),
                SATS_PER_MICRO_STX_SCALE
                        .multiply(BigInteger.valueOf(asked.stxReference))
                        .multiply(BPS));
    }

    private Optional<Refusal> floor(Asked asked) {
        BigInteger rent = ceilDiv(
                BigInteger.valueOf(asked.collateral)
                        .multiply(BigInteger.valueOf(policy.minRateBps()))
                        .multiply(SHORTEST_TERM),
                BPS.multiply(YEAR_BLOCKS));
        BigInteger floor = rent.max(BigInteger.valueOf(asked.isPut() ? LEAST_STX_PREMIUM : LEAST_SBTC_PREMIUM));
        return unless(
                BigInteger.valueOf(asked.premium).compareTo(floor) >= 0,
                Code.PREMIUM_BELOW_FLOOR,
                "a premium of at least %s %s".formatted(floor, asked.token),
                asked.premium);
    }

    private static Optional<Refusal> premium(Asked asked) {
        return unless(
                asked.premium <= asked.collateral,
                Code.PREMIUM_ABOVE_COLLATERAL,
                "a premium of at most the collateral " + asked.collateral,
                asked.premium);
    }

    private Optional<Refusal> over(Asked asked) {
        return unless(
                policy.longestValiditySeconds().isEmpty() || asked.validUntil > asked.nowSeconds,
                Code.QUOTE_OVER,
                "valid-until behind " + asked.nowSeconds,
                asked.validUntil);
    }

    private Optional<Refusal> tooLong(Asked asked) {
        long longest = policy.longestValiditySeconds().orElse(0);
        return unless(
                policy.longestValiditySeconds().isEmpty() || asked.validUntil - asked.nowSeconds <= longest,
                Code.QUOTE_TOO_LONG,
                "valid-until at most %d s ahead of %d".formatted(longest, asked.nowSeconds),
                asked.validUntil);
    }

    private static BigInteger ceilDiv(BigInteger dividend, BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }
}
