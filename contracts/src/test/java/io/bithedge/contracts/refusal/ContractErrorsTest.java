package io.bithedge.contracts.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.ContractsVersion;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractErrorsTest {
    private static final Pattern CONSTANT = Pattern.compile("\\(define-constant (ERR_[A-Z0-9_]+) \\(err u(\\d+)\\)\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| u(\\d+) \\| `(ERR_[A-Z0-9_]+)` \\| (.*) \\|$");

    /** Every error of the contracts' sources is in our table under its name, and nothing else is. */
    @ParameterizedTest
    @EnumSource(ContractsVersion.class)
    void namesEveryErrorOfTheContracts(ContractsVersion version) throws IOException {
        Map<Long, String> inSources = new TreeMap<>();
        for (Path source : sources(version)) {
            String contract = source.getFileName().toString().replace(".clar", "");
            Matcher constant = CONSTANT.matcher(Files.readString(source));
            while (constant.find()) {
                inSources.put(Long.valueOf(constant.group(2)), contract + "#" + constant.group(1));
            }
        }
        assertThat(inSources).hasSizeGreaterThan(80);
        assertThat(inTable(version, it -> it.contract() + "#" + it.constant())).isEqualTo(inSources);
    }

    /** Our words are those of the contracts' page. */
    @ParameterizedTest
    @EnumSource(ContractsVersion.class)
    void saysWhatTheContractsPageSays(ContractsVersion version) throws IOException {
        Map<Long, String> onPage = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(folder(version).resolve("README.md")));
        while (row.find()) {
            onPage.put(
                    Long.valueOf(row.group(1)),
                    row.group(2) + " " + row.group(3).replace("`", ""));
        }
        assertThat(inTable(version, it -> it.constant() + " " + it.when())).isEqualTo(onPage);
    }

    @Test
    void saysItInASentence() {
        ContractErrors errors = ContractErrors.of(ContractsVersion.V1);
        assertThat(errors.find(124).map(ContractError::sentence))
                .contains("Capital withdrawn in this epoch and now is above the capital limit.");
        assertThat(errors.find(999)).isEmpty();
    }

    private static Map<Long, String> inTable(ContractsVersion version, Function<ContractError, String> text) {
        Map<Long, String> all = new TreeMap<>();
        ContractErrors.of(version).all().values().forEach(it -> all.put(it.code(), text.apply(it)));
        return all;
    }

    private static Path folder(ContractsVersion version) {
        return switch (version) {
            case V1 -> Path.of("..", "clarity");
            case V2 -> Path.of("..", "clarity", "v2");
        };
    }

    private static List<Path> sources(ContractsVersion version) throws IOException {
        try (Stream<Path> files = Files.list(folder(version).resolve("contracts"))) {
            return files.toList();
        }
    }
}
