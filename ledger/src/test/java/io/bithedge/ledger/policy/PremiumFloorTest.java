package io.bithedge.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The floor is the registry's, as the VM computed it: clarity/outcomes/premium-floors.jsonl. */
class PremiumFloorTest {
    private static final Path RECORDED = Path.of("../clarity/outcomes/premium-floors.jsonl");
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"(\\w+)\"");

    static Stream<Map<String, String>> recorded() throws IOException {
        return Files.readAllLines(RECORDED).stream().map(PremiumFloorTest::fields);
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        Matcher found = FIELD.matcher(line);
        while (found.find()) {
            fields.put(found.group(1), found.group(2));
        }
        return fields;
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isTheRegistrysToTheUnit(Map<String, String> it) {
        PriceE8 strike = new PriceE8(number(it, "strike"));
        Sats amount = new Sats(number(it, "amount"));
        long collateral = number(it, "collateral");
        PriceE8 btcPrice = new PriceE8(number(it, "btcPrice"));
        BasisPoints rate = new BasisPoints(Math.toIntExact(number(it, "minRateBps")));
        long floor = "PUT".equals(it.get("policyType"))
                ? PremiumFloor.putCeil(
                                new Payout.PutTerms(strike, amount, new MicroStx(collateral)),
                                btcPrice,
                                new PriceE8(number(it, "stxPrice")),
                                rate,
                                number(it, "term"))
                        .orElseThrow()
                        .value()
                : PremiumFloor.callCeil(
                                new Payout.CallTerms(strike, amount, new Sats(collateral)),
                                btcPrice,
                                rate,
                                number(it, "term"))
                        .orElseThrow()
                        .value();

        assertThat(floor).isEqualTo(number(it, "floor"));
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(fields.getOrDefault(name, ""));
    }

    /** A leaf names 400 vintages at most; a year is the most in any case. */
    @ParameterizedTest
    @CsvSource({"3, 162", "36, 13032", "137, 52422", "138, 52560", "2016, 52560"})
    void boundsTheTermByTheEpochs(long epochBlocks, long longest) {
        assertThat(LongestTerm.blocks(epochBlocks)).isEqualTo(longest);
    }
}
