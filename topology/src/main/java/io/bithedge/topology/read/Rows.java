package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.BlockPlace;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookLife;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.DifferenceView;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.ExposureView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.Proposal;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import io.bithedge.pool.view.PoolViews.UnfinalView;
import io.bithedge.pool.view.PoolViews.VintageView;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountEntryKind;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.BookExposure;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.IncidentAct;
import io.bithedge.schemas.avro.IncidentLife;
import io.bithedge.schemas.avro.Reconciled;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.map.BookIdMapper;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the stores as the read side shows them. */
final class Rows {
    private Rows() {}

    static AsOf asOf(@Nullable BlockMarker marker) {
        return marker == null
                ? AsOf.NOTHING
                : new AsOf(
                        new StacksHeight(marker.getHeight()),
                        marker.getIndexBlockHash(),
                        new BurnHeight(marker.getBurnHeight()),
                        marker.getBlockTime(),
                        new BurnHeight(marker.getBurnTip()));
    }

    static BookView book(Book row, AsOf asOf) {
        BookId book = BookIdMapper.id(row.getToken(), row.getTier());
        Token token = book.token();
        return new BookView(
                book,
                new BookFigures(
                        new Epoch(row.getEpoch()),
                        new BurnHeight(row.getStartsAt()),
                        new BurnHeight(row.getEndsAt()),
                        new Units(token, row.getCapital()),
                        new Units(token, row.getLocked()),
                        new Units(token, row.getLosses()),
                        new Units(token, row.getPremiumPending()),
                        new Units(token, row.getPremiumEarned()),
                        new Units(token, row.getPremiumWithdrawn()),
                        new Units(token, row.getCapacity()),
                        new Units(token, row.getUsed()),
                        new SubUnits(row.getWeight())),
                HexFormat.of().formatHex(row.getRoot().bytes()),
                new BasisPoints(Math.toIntExact(row.getFeeBps())),
                life(row),
                asOf);
    }

    private static BookLife life(Book row) {
        return new BookLife(
                row.getClosed(),
                Optional.ofNullable(row.getProposal())
                        .map(it -> new Proposal(
                                new Epoch(it.getEpoch()),
                                new SubUnits(it.getWeight()),
                                new Units(BookIdMapper.token(row.getToken()), it.getCapacity()),
                                HexFormat.of().formatHex(it.getRoot().bytes()),
                                new BurnHeight(it.getConfirmableAt()))),
                row.getPausedUntil() == 0 ? Optional.empty() : Optional.of(new BurnHeight(row.getPausedUntil())));
    }

    static VintageView vintage(Vintage row) {
        Token token = BookIdMapper.token(row.getToken());
        return new VintageView(
                new Epoch(row.getEpoch()),
                new BurnHeight(row.getStartsAt()),
                new BurnHeight(row.getEndsAt()),
                new SubUnits(row.getWeight()),
                new Units(token, row.getCapacity()),
                new Units(token, row.getUsed()),
                new Units(token, row.getLocked()),
                new Units(token, row.getLosses()),
                new Units(token, row.getPremiumPending()),
                new Units(token, row.getPremiumEarned()));
    }

    static EntryView entry(AccountEntry row) {
        BookId book = BookIdMapper.id(row.getToken(), row.getTier());
        return new EntryView(
                row.getProvider(),
                book,
                kind(row.getKind()),
                new Epoch(row.getEpoch()),
                new Units(book.token(), row.getCapital()),
                new Units(book.token(), row.getPremium()),
                new SubUnits(row.getWeight()),
                new BlockPlace(
                        new StacksHeight(row.getHeight()),
                        row.getIndexBlockHash(),
                        new BurnHeight(row.getBurnHeight()),
                        row.getBlockTime(),
                        row.getTxid()));
    }

    private static EntryKind kind(AccountEntryKind kind) {
        return switch (kind) {
            case DEPOSIT -> EntryKind.DEPOSIT;
            case EXIT_REQUEST -> EntryKind.EXIT_REQUEST;
            case WITHDRAWAL -> EntryKind.WITHDRAWAL;
            case EPOCH -> EntryKind.EPOCH;
        };
    }

    static ExposureView exposure(BookExposure row) {
        BookId book = BookIdMapper.id(row.getToken(), row.getTier());
        return new ExposureView(
                book,
                row.getPolicies(),
                new Sats(row.getAmount()),
                new Units(book.token(), row.getCollateral()),
                row.getOwners(),
                row.getLargestOwner(),
                new Units(book.token(), row.getLargestOwnerCollateral()),
                new BigInteger(row.getOwnerSquares()));
    }

    static IncidentView incident(Incident row, Optional<IncidentLife> life) {
        return new IncidentView(
                row.getId(),
                row.getCode(),
                row.getSubject(),
                row.getMessage(),
                row.getExpected(),
                row.getGot(),
                Optional.ofNullable(row.getToken()).map(BookIdMapper::token),
                new StacksHeight(row.getHeight()),
                row.getStage(),
                row.getStopsQuotes(),
                life.map(Rows::state).orElseGet(IncidentState.Open::new));
    }

    private static IncidentState state(IncidentLife life) {
        if (life.getResolved() != null) {
            return new IncidentState.Resolved(act(life.getResolved()));
        }
        return life.getAcknowledged() != null
                ? new IncidentState.Acknowledged(act(life.getAcknowledged()))
                : new IncidentState.Open();
    }

    private static ActView act(IncidentAct act) {
        return new ActView(act.getOperator(), act.getReason(), act.getAtMs());
    }

    static ReconciliationView reconciliation(Reconciled row) {
        return new ReconciliationView(
                BookIdMapper.token(row.getToken()),
                new StacksHeight(row.getFromHeight()),
                new StacksHeight(row.getHeight()),
                row.getIndexBlockHash(),
                new BurnHeight(row.getBurnHeight()),
                row.getDifferences().stream()
                        .map(it -> new DifferenceView(it.getCode(), it.getSubject(), it.getExpected(), it.getGot()))
                        .toList());
    }

    static UnfinalView unfinal(ContractEvent row) {
        return switch (row.getEvent()) {
            case FundsDeposited f -> unfinal(EntryKind.DEPOSIT, f.getToken(), f.getTier(), f.getAmount(), 0, row);
            case ExitRequested f -> unfinal(EntryKind.EXIT_REQUEST, f.getToken(), f.getTier(), f.getAmount(), 0, row);
            case FundsWithdrawn f ->
                unfinal(EntryKind.WITHDRAWAL, f.getToken(), f.getTier(), f.getCapital(), f.getPremium(), row);
            default -> throw new IllegalStateException("held act that is none of a provider: " + row);
        };
    }

    private static UnfinalView unfinal(
            EntryKind kind,
            io.bithedge.schemas.avro.Token token,
            Tier tier,
            long capital,
            long premium,
            ContractEvent row) {
        return new UnfinalView(
                kind,
                BookIdMapper.id(token, tier),
                BookIdMapper.units(token, capital),
                BookIdMapper.units(token, premium),
                place(row.getPosition()));
    }

    static BlockPlace place(EventPosition at) {
        return new BlockPlace(
                new StacksHeight(at.getHeight()),
                at.getIndexBlockHash(),
                new BurnHeight(at.getBurnHeight()),
                at.getBlockTime(),
                at.getTxid());
    }
}
