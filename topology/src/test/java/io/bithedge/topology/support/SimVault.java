package io.bithedge.topology.support;

import static java.util.Objects.requireNonNull;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.VaultRows;
import io.bithedge.schemas.avro.BookAmounts;
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
import io.bithedge.schemas.avro.VintageStanding;
import io.bithedge.topology.map.BookIdMapper;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The buckets of the vault, moved as the contract moves them and not as the ledger does. Source: liquidity-pool-vault.clar. */
public final class SimVault {
    private final Map<Token, Buckets> buckets = new EnumMap<>(Token.class);
    private final Map<BookId, BookStanding> books = new HashMap<>();
    private final Map<BookId, VaultRows> rows = new HashMap<>();

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
                            new Hash32(new byte[32]),
                            null,
                            List.of()));
            rows.put(book, new VaultRows(book, endsAt));
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
                                f.getRoot(),
                                null,
                                List.of()));
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

    void apply(BookId book, BookFact fact) {
        requireNonNull(rows.get(book)).apply(fact);
    }

    private BookStanding withRows(BookStanding standing) {
        VaultRows ofBook = requireNonNull(rows.get(BookIdMapper.id(standing.getToken(), standing.getTier())));
        BookRow book = ofBook.book();
        return BookStanding.newBuilder(standing)
                .setAmounts(new BookAmounts(
                        book.capital(), book.locked(), book.premiumPending(), book.premiumEarned(), book.isClosed()))
                .setVintages(LongStream.rangeClosed(0, book.epoch())
                        .mapToObj(epoch -> ofBook.vintage(epoch).orElseThrow())
                        .map(it -> new VintageStanding(
                                it.epoch(),
                                it.weight(),
                                it.locked(),
                                it.losses(),
                                it.premiumPending(),
                                it.premiumEarned()))
                        .toList())
                .build();
    }

    /** What the node answers for the tip of the chain. */
    public ChainReading reading(SimChain chain, Token token) {
        Buckets held = requireNonNull(buckets.get(token));
        List<BookStanding> ofToken = books.values().stream()
                .filter(it -> it.getToken() == token)
                .map(this::withRows)
                .toList();
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
