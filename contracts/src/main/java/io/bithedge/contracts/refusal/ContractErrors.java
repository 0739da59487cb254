package io.bithedge.contracts.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the contracts mean by `(err uNNN)`: the one table, for everybody who shows a failure. Source: section Errors of
 * clarity/README.md.
 */
public final class ContractErrors {
    private static final String TABLE = "/contract-errors.tsv";

    /** Key: code. */
    private static final Map<Long, ContractError> ALL = load();

    private ContractErrors() {}

    /** Empty for a code that is in no contract of ours. */
    public static Optional<ContractError> find(long code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /** Empty for a code that is in no contract of ours. */
    public static Optional<ContractError> find(BigInteger code) {
        return code.bitLength() < Long.SIZE ? find(code.longValueExact()) : Optional.empty();
    }

    static Map<Long, ContractError> all() {
        return ALL;
    }

    private static Map<Long, ContractError> load() {
        try (InputStream in = ContractErrors.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is not on the class path");
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
