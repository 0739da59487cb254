package io.bithedge.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the contracts mean by `(err uNNN)`: the one table, for everybody who shows a failure. Source: clarity/README.md, section Errors. */
public final class ContractErrors {
    /** Key: code. */
    private static final Map<Long, ContractError> ALL = load();

    /**
     * One code.
     *
     * @param constant the name in the source, {@code ERR_...}
     * @param when what has to be so for it, as the contract's page says
     */
    public record ContractError(long code, String contract, String constant, String when) {
        /** {@code when} for a person. */
        public String sentence() {
            return when.substring(0, 1).toUpperCase(Locale.ROOT) + when.substring(1) + ".";
        }
    }

    private ContractErrors() {}

    /** Empty for a code that is in no contract of ours. */
    public static Optional<ContractError> find(long code) {
        return Optional.ofNullable(ALL.get(code));
    }

    static Map<Long, ContractError> all() {
        return ALL;
    }

    private static Map<Long, ContractError> load() {
        try (InputStream in = ContractErrors.class.getResourceAsStream("/contract-errors.tsv")) {
            if (in == null) {
                throw new IllegalStateException("contract-errors.tsv is not on the class path");
            }
            Map<Long, ContractError> all = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(row -> new ContractError(Long.parseLong(row[0]), row[1], row[2], row[3]))
                    .forEach(error -> all.put(error.code(), error));
            return Map.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
