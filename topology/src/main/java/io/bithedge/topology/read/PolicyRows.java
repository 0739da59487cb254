package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.view.HistoryViews.Closing;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PolicyCreation;
import io.bithedge.pool.view.PolicyEventKind;
import io.bithedge.pool.view.PolicySettlement;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PolicyTerms;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.schemas.avro.PolicyEntryKind;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.topology.map.BookIdMapper;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of policies as the read side shows them. */
final class PolicyRows {
    private PolicyRows() {}

    static PolicyView policy(Policy row) {
        return new PolicyView(
                new PolicyId(row.getPolicyId()),
                row.getOwner(),
                terms(row),
                status(row.getStatus()),
                new PolicyCreation(
                        new BurnHeight(row.getCreated().getBurnHeight()),
                        row.getCreated().getTxid(),
                        new PriceE8(row.getCreatedBtcPrice()),
                        new PriceE8(row.getCreatedStxPrice())),
                row.getActivationRequestedAt() == 0
                        ? Optional.empty()
                        : Optional.of(new BurnHeight(row.getActivationRequestedAt())),
                Optional.ofNullable(row.getClosed()).map(at -> settlement(row, at)));
    }

    private static PolicyTerms terms(Policy row) {
        BookId book = BookIdMapper.id(row.getToken(), row.getTier());
        return new PolicyTerms(
                type(row.getPolicyType()),
                style(row.getStyle()),
                new PriceE8(row.getStrike()),
                new Sats(row.getAmount()),
                new BurnHeight(row.getExpirationHeight()),
                book,
                new Units(book.token(), row.getCollateral()),
                new Units(book.token(), row.getPremium()),
                hex(row.getQuoteId()));
    }

    private static PolicySettlement settlement(Policy row, EventPosition at) {
        Token token = BookIdMapper.token(row.getToken());
        return new PolicySettlement(
                new BurnHeight(row.getClosedHeight()),
                at.getTxid(),
                price(row.getSettlementBtcPrice()),
                price(row.getSettlementStxPrice()),
                height(row.getSettlementBtcAt()),
                height(row.getSettlementStxAt()),
                new Units(token, row.getPayout()),
                new Units(token, row.getShortfall()),
                new Units(token, status(row.getStatus()) == PolicyStatus.VOID ? row.getPremium() - row.getFee() : 0));
    }

    /** 0 where none was used. */
    private static Optional<PriceE8> price(long value) {
        return value == 0 ? Optional.empty() : Optional.of(new PriceE8(value));
    }

    /** 0 where no price was used. */
    private static Optional<BurnHeight> height(long value) {
        return value == 0 ? Optional.empty() : Optional.of(new BurnHeight(value));
    }

    static SoldPolicy sold(Policy row) {
        Token token = BookIdMapper.token(row.getToken());
        return new SoldPolicy(
                new PolicyId(row.getPolicyId()),
                new Epoch(row.getEpoch()),
                type(row.getPolicyType()),
                status(row.getStatus()),
                new PriceE8(row.getStrike()),
                new Sats(row.getAmount()),
                new BurnHeight(row.getExpirationHeight()),
                new Units(token, row.getCollateral()),
                new Units(token, row.getPremium() - row.getFee()),
                new Units(token, row.getPayout()),
                closing(row.getClosed()));
    }

    private static Optional<Closing> closing(@Nullable EventPosition at) {
        return Optional.ofNullable(at)
                .map(it -> new Closing(
                        new StacksHeight(it.getHeight()),
                        new BurnHeight(it.getBurnHeight()),
                        it.getBlockTime(),
                        it.getTxid()));
    }

    static PolicyEntryView entry(PolicyEntry row) {
        return new PolicyEntryView(kind(row.getKind()), row.getCode(), Rows.place(row.getPosition()));
    }

    private static PolicyEventKind kind(PolicyEntryKind kind) {
        return switch (kind) {
            case CREATED -> PolicyEventKind.CREATED;
            case ACTIVATION_REQUESTED -> PolicyEventKind.ACTIVATION_REQUESTED;
            case ACTIVATION_LAPSED -> PolicyEventKind.ACTIVATION_LAPSED;
            case ITEM_FAILED -> PolicyEventKind.ITEM_FAILED;
            case CLOSED -> PolicyEventKind.CLOSED;
        };
    }

    private static PolicyType type(io.bithedge.schemas.avro.PolicyType type) {
        return switch (type) {
            case PUT -> PolicyType.PUT;
            case CALL -> PolicyType.CALL;
        };
    }

    private static ExerciseStyle style(PolicyStyle style) {
        return switch (style) {
            case AMERICAN -> ExerciseStyle.AMERICAN;
            case EUROPEAN -> ExerciseStyle.EUROPEAN;
        };
    }

    static PolicyStatus status(io.bithedge.schemas.avro.PolicyStatus status) {
        return switch (status) {
            case ACTIVE -> PolicyStatus.ACTIVE;
            case EXERCISED -> PolicyStatus.EXERCISED;
            case EXPIRED_ITM -> PolicyStatus.EXPIRED_ITM;
            case EXPIRED_OTM -> PolicyStatus.EXPIRED_OTM;
            case VOID -> PolicyStatus.VOID;
        };
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
