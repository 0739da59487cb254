package io.bithedge.watcher.decode;

import io.bithedge.stacks.address.Principal;
import io.bithedge.watcher.chain.ChainTransaction;
import java.util.Optional;
import java.util.Set;

/** Where our contracts live on this chain: three different contract principals. */
public record OurContracts(String vault, String registry, String oracle) {
    public OurContracts {
        vault = Principal.Contract.parse(vault).toString();
        registry = Principal.Contract.parse(registry).toString();
        oracle = Principal.Contract.parse(oracle).toString();
        if (vault.equals(registry) || vault.equals(oracle) || registry.equals(oracle)) {
            throw new IllegalArgumentException(
                    "expected three different contracts, got %s, %s, %s".formatted(vault, registry, oracle));
        }
    }

    public Optional<OurContract> find(String principal) {
        if (principal.equals(vault)) {
            return Optional.of(OurContract.VAULT);
        }
        if (principal.equals(registry)) {
            return Optional.of(OurContract.REGISTRY);
        }
        return principal.equals(oracle) ? Optional.of(OurContract.ORACLE) : Optional.empty();
    }

    /** True when the transaction called or deployed one of ours, or one of ours printed in it (through a proxy). */
    public boolean isTouchedBy(ChainTransaction transaction) {
        return find(transaction.contract()).isPresent()
                || transaction.prints().stream()
                        .anyMatch(print -> find(print.contract()).isPresent());
    }

    public Set<String> principals() {
        return Set.of(vault, registry, oracle);
    }
}
