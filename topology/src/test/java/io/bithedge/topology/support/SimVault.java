package io.bithedge.topology.support;

import static java.util.Objects.requireNonNull;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.FeesSwept;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.map.BookIdMapper;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The buckets of the vault, moved as the contract moves them and not as the ledger does. Source: liquidity-pool-vault.clar. */
public final class SimVault {
    private final Map<Token, Buckets> buckets = new EnumMap<>(Token.class);
    private final Map<BookId, BookStanding> books = new HashMap<>();

    /** Base units. */
    private record Buckets(long available, long locked, long premium, long fees) {}

    SimVault(long endsAt) {
        for (Token token : Token.values()) {
            buckets.put(token, new Buckets(0, 0, 0, 0));
        }
        for (BookId book : BookId.all()) {
            books.put(
                    book,
                    new BookStanding(
                            BookIdMapper.token(book),
                            BookIdMapper.tier(book),
                            0L,
                            endsAt,
                            0L,
                            0L,
                            new Hash32(new byte[32])));
        }
    }

    public void apply(Object event) {
        switch (event) {
            case FundsDeposited f -> add(f.getToken(), new Buckets(f.getAmount(), 0, 0, 0));
            case FundsWithdrawn f -> add(f.getToken(), new Buckets(-f.getCapital(), 0, -f.getPremium(), 0));
            case FeesSwept f -> add(f.getToken(), new Buckets(0, 0, 0, -f.getAmount()));
            case EpochOpened f ->
                books.put(
                        BookIdMapper.id(f.getToken(), f.getTier()),
                        new BookStanding(
                                f.getToken(),
                                f.getTier(),
                                f.getEpoch(),
                                f.getEndsAt(),
                                f.getCapacity(),
                                0L,
                                f.getRoot()));
            case CollateralLocked f -> {
                add(f.getToken(), new Buckets(-f.getCollateral(), f.getCollateral(), f.getPremium(), f.getFee()));
                books.computeIfPresent(
                        BookIdMapper.id(f.getToken(), f.getTier()),
                        (id, it) -> BookStanding.newBuilder(it)
                                .setUsed(it.getUsed() + f.getCollateral())
                                .build());
            }
            case PolicySettled f ->
                add(f.getToken(), new Buckets(f.getCollateral() - f.getPayout(), -f.getCollateral(), 0, 0));
            case PolicyVoided f ->
                add(f.getToken(), new Buckets(f.getCollateral(), -f.getCollateral(), -f.getPremium(), 0));
            default -> {
                // Exit requests move nothing.
            }
        }
    }

    private void add(Token token, Buckets change) {
        buckets.computeIfPresent(
                token,
                (key, it) -> new Buckets(
                        it.available() + change.available(),
                        it.locked() + change.locked(),
                        it.premium() + change.premium(),
                        it.fees() + change.fees()));
    }

    /** What the node answers for the tip of the chain. */
    public ChainReading reading(SimChain chain, Token token) {
        Buckets held = requireNonNull(buckets.get(token));
        List<BookStanding> ofToken =
                books.values().stream().filter(it -> it.getToken() == token).toList();
        return new ChainReading(
                token,
                chain.height(),
                chain.tip(),
                chain.burnHeight(),
                held.available(),
                held.locked(),
                held.premium(),
                held.fees(),
                ofToken);
    }
}
