package io.bithedge.contracts.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContractErrorsTest {
    private static final Pattern CONSTANT = Pattern.compile("\\(define-constant (ERR_[A-Z0-9_]+) \\(err u(\\d+)\\)\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| u(\\d+) \\| `(ERR_[A-Z0-9_]+)` \\| (.*) \\|$");
    private static final String[] CONTRACTS = {"liquidity-pool-vault", "policy-registry", "price-oracle"};

    /** Every error of the contracts' sources is in our table under its name, and nothing else is. */
    @Test
    void namesEveryErrorOfTheContracts() throws IOException {
        Map<Long, String> inSources = new TreeMap<>();
        for (String contract : CONTRACTS) {
            Matcher constant =
                    CONSTANT.matcher(Files.readString(Path.of("../clarity/contracts/" + contract + ".clar")));
            while (constant.find()) {
                inSources.put(Long.valueOf(constant.group(2)), contract + "#" + constant.group(1));
            }
        }
        assertThat(inSources).hasSizeGreaterThan(80);
        Map<Long, String> inTable = new TreeMap<>();
        ContractErrors.all().values().forEach(it -> inTable.put(it.code(), it.contract() + "#" + it.constant()));
        assertThat(inTable).isEqualTo(inSources);
    }

    /** Our words are those of the contracts' page. */
    @Test
    void saysWhatTheContractsPageSays() throws IOException {
        Map<Long, String> onPage = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../clarity/README.md")));
        while (row.find()) {
            onPage.put(
                    Long.valueOf(row.group(1)),
                    row.group(2) + " " + row.group(3).replace("`", ""));
        }
        Map<Long, String> inTable = new TreeMap<>();
        ContractErrors.all().values().forEach(it -> inTable.put(it.code(), it.constant() + " " + it.when()));
        assertThat(inTable).isEqualTo(onPage);
    }

    @Test
    void saysItInASentence() {
        assertThat(ContractErrors.find(124).map(ContractError::sentence))
                .contains("Capital withdrawn in this epoch and now is above the capital limit.");
        assertThat(ContractErrors.find(999)).isEmpty();
    }
}
