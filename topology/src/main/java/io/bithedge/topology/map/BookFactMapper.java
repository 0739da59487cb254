package io.bithedge.topology.map;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Hash32;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BookClosed;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyVoided;
import java.util.Optional;

/** Decodes events of the vault into facts of a book. */
public final class BookFactMapper {
    private BookFactMapper() {}

    public record OfBook(BookId book, BookFact fact) {}

    /** Empty for events that concern no book. */
    public static Optional<OfBook> of(EventPosition at, Object event) {
        ChainPosition position = position(at);
        return switch (event) {
            case FundsDeposited f -> book(f.getToken(), f.getTier(), deposit(position, f));
            case ExitRequested f -> book(f.getToken(), f.getTier(), exit(position, f));
            case FundsWithdrawn f -> book(f.getToken(), f.getTier(), withdrawal(position, f));
            case EpochOpened f -> book(f.getToken(), f.getTier(), opening(position, f));
            case CollateralLocked f ->
                book(
                        f.getToken(),
                        f.getTier(),
                        new BookFact.CollateralLocked(
                                position, f.getPolicyId(), f.getEpoch(), f.getCollateral(), f.getPremium()));
            case PolicySettled f ->
                book(
                        f.getToken(),
                        f.getTier(),
                        new BookFact.PolicySettled(
                                position,
                                f.getPolicyId(),
                                f.getEpoch(),
                                f.getCollateral(),
                                f.getPayout(),
                                f.getPremium()));
            case PolicyVoided f ->
                book(
                        f.getToken(),
                        f.getTier(),
                        new BookFact.PolicyVoided(
                                position, f.getPolicyId(), f.getEpoch(), f.getCollateral(), f.getPremium()));
            case BookClosed f -> book(f.getToken(), f.getTier(), new BookFact.BookClosed(position, f.getEpoch()));
            default -> Optional.empty();
        };
    }

    public static BookFact.BlockReached reached(BlockMarker marker) {
        return new BookFact.BlockReached(marker.getHeight(), marker.getBurnHeight());
    }

    public static ChainPosition position(EventPosition at) {
        return new ChainPosition(at.getHeight(), at.getBurnHeight(), at.getTxIndex(), at.getOrdinal());
    }

    private static BookFact deposit(ChainPosition at, FundsDeposited f) {
        return new BookFact.FundsDeposited(at, f.getProvider(), f.getEpoch(), f.getAmount());
    }

    private static BookFact exit(ChainPosition at, ExitRequested f) {
        return new BookFact.ExitRequested(at, f.getProvider(), f.getEpoch(), f.getAmount());
    }

    private static BookFact withdrawal(ChainPosition at, FundsWithdrawn f) {
        return new BookFact.FundsWithdrawn(at, f.getProvider(), f.getEpoch(), f.getCapital(), f.getPremium());
    }

    private static BookFact opening(ChainPosition at, EpochOpened f) {
        return new BookFact.EpochOpened(
                at,
                f.getEpoch(),
                f.getStartsAt(),
                f.getEndsAt(),
                f.getWeight(),
                f.getCapacity(),
                Hash32.of(f.getRoot().bytes()));
    }

    private static Optional<OfBook> book(
            io.bithedge.schemas.avro.Token token, io.bithedge.schemas.avro.Tier tier, BookFact fact) {
        return Optional.of(new OfBook(BookIdMapper.id(token, tier), fact));
    }
}
