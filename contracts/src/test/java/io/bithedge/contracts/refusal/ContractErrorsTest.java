package io.bithedge.contracts.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractErrorsTest {
    private static final Path CLARITY = Path.of("..", "clarity");
    private static final Pattern CONSTANT = Pattern.compile("\\(define-constant (ERR_[A-Z0-9_]+) \\(err u(\\d+)\\)\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| u(\\d+) \\| `(ERR_[A-Z0-9_]+)` \\| (.*) \\|$");

    /** Every error of the contracts' sources is in our table under its name, and nothing else is. */
    @Test
    void namesEveryErrorOfTheContracts() throws IOException {
        Map<Long, String> inSources = new TreeMap<>();
        for (Path source : sources()) {
            String contract = source.getFileName().toString().replace(".clar", "");
            Matcher constant = CONSTANT.matcher(Files.readString(source));
            while (constant.find()) {
                inSources.put(Long.valueOf(constant.group(2)), contract + "#" + constant.group(1));
            }
        }
        assertThat(inSources).hasSizeGreaterThan(80);
        assertThat(inTable(it -> it.contract() + "#" + it.constant())).isEqualTo(inSources);
    }

    /** Our words are those of the contracts' page. */
    @Test
    void saysWhatTheContractsPageSays() throws IOException {
        Map<Long, String> onPage = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(CLARITY.resolve("README.md")));
        while (row.find()) {
            onPage.put(
                    Long.valueOf(row.group(1)),
                    row.group(2) + " " + row.group(3).replace("`", ""));
        }
        assertThat(inTable(it -> it.constant() + " " + it.when())).isEqualTo(onPage);
    }

    @Test
    void saysItInASentence() {
        assertThat(ContractErrors.find(112).map(ContractError::sentence)).contains("No such token and tier.");
        assertThat(ContractErrors.find(999)).isEmpty();
    }

    private static Map<Long, String> inTable(Function<ContractError, String> text) {
        Map<Long, String> all = new TreeMap<>();
        ContractErrors.all().values().forEach(it -> all.put(it.code(), text.apply(it)));
        return all;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(CLARITY.resolve("contracts"))) {
            return files.toList();
        }
    }
}
