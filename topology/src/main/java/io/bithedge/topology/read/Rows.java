package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.DifferenceView;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.ExposureView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import io.bithedge.pool.view.PoolViews.UnfinalView;
import io.bithedge.pool.view.PoolViews.VintageView;
import io.bithedge.schemas.avro.AccountEntry;
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
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.schemas.avro.Reconciled;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.map.Books;
import java.math.BigInteger;
import java.nio.ByteBuffer;
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
                        marker.getHeight(),
                        marker.getIndexBlockHash(),
                        marker.getBurnHeight(),
                        marker.getBlockTime(),
                        marker.getBurnTip());
    }

    static BookView book(Book row, AsOf asOf) {
        return new BookView(
                Books.id(row.getToken(), row.getTier()),
                row.getEpoch(),
                row.getStartsAt(),
                row.getEndsAt(),
                row.getCapital(),
                row.getLocked(),
                row.getLosses(),
                row.getPremiumPending(),
                row.getPremiumEarned(),
                row.getPremiumWithdrawn(),
                row.getCapacity(),
                row.getUsed(),
                row.getWeight(),
                HexFormat.of().formatHex(row.getRoot().bytes()),
                row.getFeeBps(),
                asOf);
    }

    static VintageView vintage(Vintage row) {
        return new VintageView(
                Books.id(row.getToken(), row.getTier()),
                row.getEpoch(),
                row.getStartsAt(),
                row.getEndsAt(),
                row.getWeight(),
                row.getCapacity(),
                row.getUsed(),
                row.getLocked(),
                row.getLosses(),
                row.getPremiumPending(),
                row.getPremiumEarned());
    }

    static EntryView entry(AccountEntry row) {
        return new EntryView(
                row.getProvider(),
                Books.id(row.getToken(), row.getTier()),
                EntryKind.valueOf(row.getKind().name()),
                row.getEpoch(),
                row.getCapital(),
                row.getPremium(),
                row.getWeight(),
                row.getHeight(),
                row.getIndexBlockHash(),
                row.getBurnHeight(),
                row.getBlockTime(),
                row.getTxid());
    }

    static PolicyView policy(Policy row) {
        EventPosition closed = row.getClosed();
        return new PolicyView(
                row.getPolicyId(),
                row.getOwner(),
                row.getPolicyType().name(),
                row.getStyle().name(),
                row.getStrike(),
                row.getAmount(),
                row.getExpirationHeight(),
                Books.id(row.getToken(), row.getTier()),
                row.getCollateral(),
                row.getPremium(),
                hex(row.getQuoteId()),
                row.getStatus().name(),
                row.getCreated().getBurnHeight(),
                row.getCreatedBtcPrice(),
                row.getCreatedStxPrice(),
                row.getCreated().getTxid(),
                row.getActivationRequestedAt(),
                row.getSettlementBtcPrice(),
                row.getSettlementStxPrice(),
                row.getPayout(),
                row.getShortfall(),
                row.getClosedHeight(),
                closed == null ? "" : closed.getTxid());
    }

    static ExposureView exposure(BookExposure row) {
        return new ExposureView(
                Books.id(row.getToken(), row.getTier()),
                row.getPolicies(),
                row.getAmount(),
                row.getCollateral(),
                row.getOwners(),
                row.getLargestOwner(),
                row.getLargestOwnerCollateral(),
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
                Optional.ofNullable(row.getToken()).map(Enum::name),
                row.getHeight(),
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
                row.getToken().name(),
                row.getFromHeight(),
                row.getHeight(),
                row.getIndexBlockHash(),
                row.getBurnHeight(),
                row.getDifferences().stream()
                        .map(it -> new DifferenceView(it.getCode(), it.getSubject(), it.getExpected(), it.getGot()))
                        .toList());
    }

    static PolicyEntryView policyEntry(PolicyEntry row) {
        EventPosition at = row.getPosition();
        return new PolicyEntryView(
                row.getKind().name(),
                row.getCode(),
                at.getHeight(),
                at.getIndexBlockHash(),
                at.getBurnHeight(),
                at.getBlockTime(),
                at.getTxid());
    }

    static UnfinalView unfinal(ContractEvent row) {
        return switch (row.getEvent()) {
            case FundsDeposited f ->
                unfinal(EntryKind.DEPOSIT, Books.id(f.getToken(), f.getTier()), f.getAmount(), 0, row);
            case ExitRequested f ->
                unfinal(EntryKind.EXIT_REQUEST, Books.id(f.getToken(), f.getTier()), f.getAmount(), 0, row);
            case FundsWithdrawn f ->
                unfinal(EntryKind.WITHDRAWAL, Books.id(f.getToken(), f.getTier()), f.getCapital(), f.getPremium(), row);
            default -> throw new IllegalStateException("held act that is none of a provider: " + row);
        };
    }

    private static UnfinalView unfinal(EntryKind kind, BookId book, long capital, long premium, ContractEvent row) {
        EventPosition at = row.getPosition();
        return new UnfinalView(
                kind,
                book,
                capital,
                premium,
                at.getHeight(),
                at.getIndexBlockHash(),
                at.getBurnHeight(),
                at.getBlockTime(),
                at.getTxid());
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
