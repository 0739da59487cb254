package io.bithedge.contracts.refusal;

import io.bithedge.contracts.ContractsVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the contracts of one version mean by `(err uNNN)`: the one table, for everybody who shows a failure. Source: section Errors of
 * clarity/README.md and clarity/v2/README.md.
 */
public final class ContractErrors {
    private static final ContractErrors OF_V1 = new ContractErrors("/contract-errors-v1.tsv");
    private static final ContractErrors OF_V2 = new ContractErrors("/contract-errors.tsv");

    /** Key: code. */
    private final Map<Long, ContractError> all;

    private ContractErrors(String table) {
        all = load(table);
    }

    public static ContractErrors of(ContractsVersion version) {
        return switch (version) {
            case V1 -> OF_V1;
            case V2 -> OF_V2;
        };
    }

    /** Empty for a code that is in no contract of ours. */
    public Optional<ContractError> find(long code) {
        return Optional.ofNullable(all.get(code));
    }

    /** Empty for a code that is in no contract of ours. */
    public Optional<ContractError> find(BigInteger code) {
        return code.bitLength() < Long.SIZE ? find(code.longValueExact()) : Optional.empty();
    }

    Map<Long, ContractError> all() {
        return all;
    }

    private static Map<Long, ContractError> load(String table) {
        try (InputStream in = ContractErrors.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException(table + " is not on the class path");
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
