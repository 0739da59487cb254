package io.bithedge.signer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.signer.Quotes;
import io.bithedge.signer.Refusal.Code;
import io.bithedge.signer.Scene;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuoteRuleTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final JsonNode FIXTURES =
            JsonMapper.builder().build().readTree(Path.of("../clarity/fixtures/quotes.json"));

    private static String outcome(QuoteRule rule, Bytes message, long now) {
        return switch (rule.check(message, now)) {
            case QuoteRule.Checked.Allowed allowed -> "ALLOWED";
            case QuoteRule.Checked.Refused(var refusal) -> refusal.code().name();
        };
    }

    private static QuoteRule rule() {
        Policy policy = Scene.policy();
        return new QuoteRule(policy.network(), policy.chainId(), policy.quotes().orElseThrow());
    }

    private static String outcome(SortedMap<String, ClarityValue> fields) {
        return outcome(rule(), Quotes.message(fields), Quotes.NOW.getEpochSecond());
    }

    private static SortedMap<String, ClarityValue> with(
            SortedMap<String, ClarityValue> fields, String name, ClarityValue value) {
        SortedMap<String, ClarityValue> changed = new TreeMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static ClarityValue uint(long value) {
        return ClarityValue.uint(value);
    }

    private static ClarityValue ascii(String text) {
        return ClarityValue.ascii(text);
    }

    /** Quotes that the contracts themselves took, in the VM: one of them is all that a policy needs. */
    @Test
    void allowsWhatTheContractsTook() {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode fixture : FIXTURES.values()) {
            JsonNode fields = fixture.get("fields");
            QuotePolicy policy = new QuotePolicy(
                    Principal.Contract.parse(fields.get("registry").asString()),
                    15_000,
                    200,
                    Optional.of(300),
                    Scene.policy().quotes().orElseThrow().collateralPerHour());
            QuoteRule rule = new QuoteRule(
                    Network.TESTNET, Long.parseLong(fields.get("chain").asString()), policy);
            long soon = Long.parseLong(fields.get("valid-until").asString()) - 60;
            Bytes message = Bytes.ofHex(fixture.get("messageHex").asString());
            outcomes.add(outcome(rule, message, soon));
            if (rule.check(message, soon) instanceof QuoteRule.Checked.Allowed(FirmQuote quote)) {
                assertThat(quote.hash())
                        .isEqualTo(Bytes.ofHex(fixture.get("messageHash").asString()));
            }
        }
        assertThat(outcomes).hasSizeGreaterThan(2).containsOnly("ALLOWED");
    }

    @Test
    void allowsBothTypesAtTheEdgesOfTheirBounds() {
        assertThat(outcome(Quotes.put())).isEqualTo("ALLOWED");
        assertThat(outcome(Quotes.call())).isEqualTo("ALLOWED");
        SortedMap<String, ClarityValue> half = with(Quotes.put(), "strike", uint(3_000_000_000_000L));
        assertThat(outcome(with(half, "collateral", uint(28_125_000_000L)))).isEqualTo("ALLOWED");
        assertThat(outcome(with(Quotes.call(), "strike", uint(9_000_000_000_000L))))
                .isEqualTo("ALLOWED");
        long now = Quotes.NOW.getEpochSecond();
        assertThat(outcome(with(Quotes.put(), "valid-until", uint(now + 300)))).isEqualTo("ALLOWED");
        assertThat(outcome(with(Quotes.put(), "valid-until", uint(now + 1)))).isEqualTo("ALLOWED");
        assertThat(outcome(with(Quotes.put(), "premium", uint(56_250_000_000L))))
                .isEqualTo("ALLOWED");
    }

    /** What somebody who took over the API might hand in: a field beyond its bounds, and the check that it meets. */
    @Test
    void refusesEveryFieldBeyondItsBounds() {
        SortedMap<String, ClarityValue> put = Quotes.put();
        SortedMap<String, ClarityValue> call = Quotes.call();
        long now = Quotes.NOW.getEpochSecond();
        refused(Code.WRONG_DOMAIN, put, "domain", ascii("bithedge-voucher"));
        refused(Code.WRONG_REGISTRY, put, "registry", ClarityValue.principal(Scene.VAULT));
        refused(
                Code.WRONG_REGISTRY,
                put,
                "registry",
                ClarityValue.principal(Principal.parse("SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7.policy-registry")));
        refused(Code.WRONG_CHAIN, put, "chain", uint(1));
        refused(Code.TERMS_NOT_ALLOWED, put, "quote-id", ClarityValue.buffer(Bytes.ofHex("01")));
        refused(Code.TERMS_NOT_ALLOWED, put, "quote-id", ClarityValue.buffer(Bytes.zeros(17)));
        refused(Code.BUYER_NOT_ACCOUNT, put, "buyer", ClarityValue.principal(Scene.VAULT));
        refused(
                Code.BUYER_NOT_ACCOUNT,
                put,
                "buyer",
                ClarityValue.principal(Principal.of(Scene.STRANGER.address(Network.MAINNET))));
        refused(Code.TERMS_NOT_ALLOWED, put, "policy-type", ascii("BOTH"));
        refused(Code.TERMS_NOT_ALLOWED, put, "policy-type", ascii("CALL"));
        refused(Code.TERMS_NOT_ALLOWED, put, "style", ascii("BERMUDAN"));
        refused(Code.STRIKE_OFF_BAND, put, "strike", uint(6_000_000_000_001L));
        refused(Code.STRIKE_OFF_BAND, put, "strike", uint(2_999_999_999_999L));
        refused(Code.STRIKE_OFF_BAND, put, "strike", uint(0));
        refused(Code.STRIKE_OFF_BAND, call, "strike", uint(5_999_999_999_999L));
        refused(Code.STRIKE_OFF_BAND, call, "strike", uint(9_000_000_000_001L));
        refused(Code.TERMS_NOT_ALLOWED, put, "amount", uint(99_999));
        refused(Code.TERMS_NOT_ALLOWED, put, "amount", uint(10_000_000_001L));
        refused(Code.COLLATERAL_OFF_REFERENCE, put, "amount", uint(50_000_001));
        refused(Code.TERMS_NOT_ALLOWED, put, "expiration-height", uint(0));
        refused(Code.TERMS_NOT_ALLOWED, put, "token", ascii("SBTC"));
        refused(Code.TERMS_NOT_ALLOWED, call, "token", ascii("STX"));
        refused(Code.TERMS_NOT_ALLOWED, put, "tier", ascii("reckless"));
        refused(Code.COLLATERAL_OFF_REFERENCE, put, "collateral", uint(56_249_999_999L));
        refused(Code.COLLATERAL_OFF_REFERENCE, put, "collateral", uint(56_250_000_001L));
        refused(Code.COLLATERAL_OFF_REFERENCE, call, "collateral", uint(49_999_999));
        // 56,250 STX at 2 % for 144 of 52,560 blocks are 3.082192 STX; 0.5 BTC 2,740 sats.
        refused(Code.PREMIUM_BELOW_FLOOR, put, "premium", uint(3_082_191));
        refused(Code.PREMIUM_BELOW_FLOOR, put, "premium", uint(0));
        refused(Code.PREMIUM_BELOW_FLOOR, call, "premium", uint(2_739));
        refused(Code.PREMIUM_ABOVE_COLLATERAL, put, "premium", uint(56_250_000_001L));
        refused(Code.TERMS_NOT_ALLOWED, put, "btc-reference", uint(0));
        refused(Code.STRIKE_OFF_BAND, put, "btc-reference", uint(5_999_999_999_999L));
        refused(Code.TERMS_NOT_ALLOWED, put, "stx-reference", uint(0));
        refused(Code.COLLATERAL_OFF_REFERENCE, put, "stx-reference", uint(81_000_000));
        refused(Code.QUOTE_OVER, put, "valid-until", uint(now));
        refused(Code.QUOTE_OVER, put, "valid-until", uint(0));
        refused(Code.QUOTE_TOO_LONG, put, "valid-until", uint(now + 301));
        refused(Code.QUOTE_TOO_LONG, put, "valid-until", uint(Long.MAX_VALUE));
    }

    private static void refused(Code code, SortedMap<String, ClarityValue> fields, String name, ClarityValue value) {
        assertThat(outcome(with(fields, name, value)))
                .as("%s = %s", name, value)
                .isEqualTo(code.name());
    }

    @Test
    void takesTheLeastPremiumWhereTheRentIsLess() {
        SortedMap<String, ClarityValue> small = with(Quotes.put(), "amount", uint(100_000));
        small.put("collateral", uint(112_500_000));
        assertThat(outcome(with(small, "premium", uint(1_000_000)))).isEqualTo("ALLOWED");
        refused(Code.PREMIUM_BELOW_FLOOR, small, "premium", uint(999_999));
        SortedMap<String, ClarityValue> call = with(Quotes.call(), "amount", uint(100_000));
        call.put("collateral", uint(100_000));
        assertThat(outcome(with(call, "premium", uint(1_000)))).isEqualTo("ALLOWED");
        refused(Code.PREMIUM_BELOW_FLOOR, call, "premium", uint(999));
    }

    /** The message is what the registry hashes, to the byte: nothing more, nothing less, no number that wraps. */
    @Test
    void refusesEveryOtherShape() {
        for (String name : Quotes.put().keySet()) {
            SortedMap<String, ClarityValue> without = Quotes.put();
            without.remove(name);
            assertThat(outcome(without)).as("without " + name).isEqualTo("MALFORMED_QUOTE");
            assertThat(outcome(with(Quotes.put(), name, ClarityValue.bool(true))))
                    .as("another type of " + name)
                    .isEqualTo("MALFORMED_QUOTE");
        }
        for (String name : List.of("strike", "amount", "collateral", "premium", "valid-until", "btc-reference")) {
            ClarityValue huge = ClarityValue.uint(BigInteger.TWO.pow(127));
            assertThat(outcome(with(Quotes.put(), name, huge)))
                    .as("huge " + name)
                    .isEqualTo("MALFORMED_QUOTE");
        }
        assertThat(outcome(with(Quotes.put(), "more", uint(1)))).isEqualTo("MALFORMED_QUOTE");
        long now = Quotes.NOW.getEpochSecond();
        Bytes message = Quotes.message(Quotes.put());
        assertThat(outcome(rule(), message.concat(Bytes.ofHex("00")), now)).isEqualTo("MALFORMED_QUOTE");
        assertThat(outcome(rule(), Bytes.EMPTY, now)).isEqualTo("MALFORMED_QUOTE");
        assertThat(outcome(rule(), uint(7).encode(), now)).isEqualTo("MALFORMED_QUOTE");
    }

    /** Any byte changed: refused, or a quote within the bounds that is another one; never the same hash. */
    @Test
    void signsNothingElseForAChangedByte() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        byte[] message = Quotes.message(Quotes.put()).toArray();
        Bytes hash = allowedHash(Bytes.copyOf(message)).orElseThrow();
        for (int at = 0; at < message.length; at++) {
            byte[] changed = message.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(allowedHash(Bytes.copyOf(changed)))
                    .as("seed %d, byte %d", SEED, at)
                    .isNotEqualTo(Optional.of(hash));
        }
    }

    private static Optional<Bytes> allowedHash(Bytes message) {
        return rule().check(message, Quotes.NOW.getEpochSecond()) instanceof QuoteRule.Checked.Allowed(FirmQuote quote)
                ? Optional.of(quote.hash())
                : Optional.empty();
    }

    /** Where the chain has a clock of its own nobody can say what is soon. */
    @Test
    void leavesTheTimeToAChainWithItsOwnClock() {
        QuotePolicy strict = Scene.policy().quotes().orElseThrow();
        QuoteRule lenient = new QuoteRule(
                Network.TESTNET,
                2147483648L,
                new QuotePolicy(
                        strict.registry(),
                        strict.collateralRatioBps(),
                        strict.minRateBps(),
                        Optional.empty(),
                        strict.collateralPerHour()));
        for (long until : List.of(1L, Quotes.NOW.getEpochSecond() + 1_000_000)) {
            Bytes message = Quotes.message(with(Quotes.put(), "valid-until", uint(until)));
            assertThat(outcome(lenient, message, Quotes.NOW.getEpochSecond())).isEqualTo("ALLOWED");
        }
    }
}
