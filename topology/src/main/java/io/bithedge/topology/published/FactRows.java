package io.bithedge.topology.published;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.published.BlockFact;
import io.bithedge.schemas.avro.published.DepositFact;
import io.bithedge.schemas.avro.published.EpochOpenedFact;
import io.bithedge.schemas.avro.published.ExitRequestFact;
import io.bithedge.schemas.avro.published.PriceRecordedFact;
import io.bithedge.schemas.avro.published.WithdrawalFact;
import java.util.Optional;

/** What the chain says alone, row by row: events of the vault and the oracle in final blocks, and these blocks. */
public final class FactRows {
    private FactRows() {}

    /** Empty for what has no topic of its own, or needs more than the event to be told. */
    public static Optional<Published> of(ContractEvent event) {
        EventPosition at = event.getPosition();
        return switch (event.getEvent()) {
            case FundsDeposited f -> Optional.of(deposit(f, at));
            case ExitRequested f -> Optional.of(exitRequest(f, at));
            case FundsWithdrawn f -> Optional.of(withdrawal(f, at));
            case EpochOpened f -> Optional.of(epochOpened(f, at));
            case PriceRecorded f -> Optional.of(priceRecorded(f, at));
            default -> Optional.empty();
        };
    }

    /** {@code marker}: of a final block. */
    public static Published block(BlockMarker marker) {
        BlockFact row = new BlockFact(
                Long.toString(marker.getHeight()),
                "block-final",
                marker.getHeight(),
                marker.getIndexBlockHash(),
                marker.getBurnHeight(),
                Words.time(marker.getBlockTime()),
                marker.getBurnTip());
        return new Published(PublicTopics.BLOCKS, Topics.CHAIN_KEY, row);
    }

    private static Published deposit(FundsDeposited fact, EventPosition at) {
        DepositFact row = new DepositFact(
                Words.eventId(at),
                "funds-deposited",
                at.getHeight(),
                at.getTxIndex(),
                at.getOrdinal(),
                at.getBurnHeight(),
                Words.time(at.getBlockTime()),
                at.getTxid(),
                fact.getProvider(),
                fact.getToken().name(),
                fact.getTier().name(),
                fact.getEpoch(),
                fact.getAmount());
        return new Published(PublicTopics.DEPOSITS, fact.getProvider(), row);
    }

    private static Published exitRequest(ExitRequested fact, EventPosition at) {
        ExitRequestFact row = new ExitRequestFact(
                Words.eventId(at),
                "exit-requested",
                at.getHeight(),
                at.getTxIndex(),
                at.getOrdinal(),
                at.getBurnHeight(),
                Words.time(at.getBlockTime()),
                at.getTxid(),
                fact.getProvider(),
                fact.getToken().name(),
                fact.getTier().name(),
                fact.getEpoch(),
                fact.getAmount());
        return new Published(PublicTopics.EXIT_REQUESTS, fact.getProvider(), row);
    }

    private static Published withdrawal(FundsWithdrawn fact, EventPosition at) {
        WithdrawalFact row = new WithdrawalFact(
                Words.eventId(at),
                "funds-withdrawn",
                at.getHeight(),
                at.getTxIndex(),
                at.getOrdinal(),
                at.getBurnHeight(),
                Words.time(at.getBlockTime()),
                at.getTxid(),
                fact.getProvider(),
                fact.getToken().name(),
                fact.getTier().name(),
                fact.getEpoch(),
                fact.getCapital(),
                fact.getPremium());
        return new Published(PublicTopics.WITHDRAWALS, fact.getProvider(), row);
    }

    private static Published epochOpened(EpochOpened fact, EventPosition at) {
        EpochOpenedFact row = new EpochOpenedFact(
                Words.eventId(at),
                "epoch-opened",
                at.getHeight(),
                at.getTxIndex(),
                at.getOrdinal(),
                at.getBurnHeight(),
                Words.time(at.getBlockTime()),
                at.getTxid(),
                fact.getToken().name(),
                fact.getTier().name(),
                fact.getEpoch(),
                fact.getStartsAt(),
                fact.getEndsAt(),
                fact.getWeight(),
                fact.getCapacity(),
                Words.hex(fact.getRoot()));
        return new Published(PublicTopics.EPOCHS_OPENED, Words.book(fact.getToken(), fact.getTier()), row);
    }

    private static Published priceRecorded(PriceRecorded fact, EventPosition at) {
        PriceRecordedFact row = new PriceRecordedFact(
                Words.eventId(at),
                "price-recorded",
                at.getHeight(),
                at.getTxIndex(),
                at.getOrdinal(),
                at.getBurnHeight(),
                Words.time(at.getBlockTime()),
                at.getTxid(),
                fact.getAsset().name(),
                fact.getPrice(),
                fact.getHeight(),
                Words.time(fact.getObservedAt()),
                fact.getPrevious(),
                String.join(",", fact.getSubmitters()));
        return new Published(PublicTopics.PRICES_RECORDED, fact.getAsset().name(), row);
    }
}
