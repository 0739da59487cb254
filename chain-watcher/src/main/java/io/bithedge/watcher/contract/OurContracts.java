package io.bithedge.watcher.contract;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.address.Principal;
import io.bithedge.watcher.chain.ChainTransaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where our contracts live on this chain: different contract principals, each with what it prints. */
public record OurContracts(List<Named> all) {

    /**
     * One of them.
     *
     * @param deployedAt the height its past begins at; 0 for one that was there before the first block of the log.
     */
    public record Named(String principal, OurContract role, long deployedAt) {
        public Named {
            principal = Principal.Contract.parse(principal).toString();
            if (deployedAt < 0) {
                throw new IllegalArgumentException("contract %s: expected a height of deployment of 0 or more, got %d"
                        .formatted(principal, deployedAt));
            }
        }
    }

    public OurContracts {
        all = List.copyOf(all);
        if (all.stream().map(Named::principal).distinct().count() != all.size()) {
            throw new IllegalArgumentException("expected different contracts, got "
                    + all.stream().map(Named::principal).collect(Collectors.joining(", ")));
        }
    }

    /** The three that every pool has. */
    public OurContracts(String vault, String registry, String oracle) {
        this(List.of(
                new Named(vault, OurContract.VAULT, 0),
                new Named(registry, OurContract.REGISTRY, 0),
                new Named(oracle, OurContract.ORACLE, 0)));
    }

    /** These and one more, which was or will be deployed at a height. */
    public OurContracts and(Named added) {
        return new OurContracts(Stream.concat(all.stream(), Stream.of(added)).toList());
    }

    public Optional<OurContract> find(String principal) {
        for (Named contract : all) {
            if (contract.principal().equals(principal)) {
                return Optional.of(contract.role());
            }
        }
        return Optional.empty();
    }

    /** True when the transaction called or deployed one of ours, or one of ours printed in it (through a proxy). */
    public boolean isTouchedBy(ChainTransaction transaction) {
        return find(transaction.contract()).isPresent()
                || transaction.prints().stream()
                        .anyMatch(print -> find(print.contract()).isPresent());
    }

    /** What a block says of us: the transactions that touch one of ours, with what ours printed. What strangers printed beside it is no fact. */
    public List<ChainTransaction> partOf(List<ChainTransaction> transactions) {
        Set<String> principals = principals();
        return transactions.stream()
                .filter(this::isTouchedBy)
                .map(transaction -> transaction.withPrintsOf(principals::contains))
                .toList();
    }

    public Set<String> principals() {
        return all.stream().map(Named::principal).collect(Collectors.toUnmodifiableSet());
    }

    public String vault() {
        return first(OurContract.VAULT);
    }

    public String registry() {
        return first(OurContract.REGISTRY);
    }

    public String oracle() {
        return first(OurContract.ORACLE);
    }

    public String roles() {
        return first(OurContract.ROLES);
    }

    private String first(OurContract role) {
        return all.stream()
                .filter(contract -> contract.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no contract is our " + role.sourceName()))
                .principal();
    }
}
