package io.bithedge.topology.map;

import io.bithedge.ledger.EpochClosing;
import io.bithedge.ledger.LongMap;
import io.bithedge.ledger.Vintage;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.FinishedVintage;
import io.bithedge.schemas.avro.OpenVintage;
import java.util.Optional;

/** Closings of epochs both ways. */
public final class ClosingMapper {
    private ClosingMapper() {}

    /** {@code vintages}: of the book below the cut-off; {@code by}: the block that ended the epoch. */
    public static io.bithedge.schemas.avro.EpochClosing encode(
            EpochClosing closing, LongMap<Vintage> vintages, BlockMarker by) {
        return new io.bithedge.schemas.avro.EpochClosing(
                BookIdMapper.token(closing.book()),
                BookIdMapper.tier(closing.book()),
                closing.epoch(),
                closing.cutoffBurnHeight(),
                closing.open().stream()
                        .map(v -> encode(v, vintages.get(v.epoch())))
                        .toList(),
                closing.finished().stream()
                        .map(v -> new FinishedVintage(v.epoch(), v.weight(), v.losses(), v.premiumEarned()))
                        .toList(),
                closing.capital(),
                closing.locked(),
                by.getHeight(),
                by.getIndexBlockHash(),
                by.getBurnHeight(),
                by.getBlockTime());
    }

    private static OpenVintage encode(EpochClosing.OpenVintage open, Optional<Vintage> vintage) {
        return new OpenVintage(
                open.epoch(),
                open.weight(),
                open.burden(),
                vintage.map(Vintage::locked).orElse(0L),
                vintage.map(Vintage::premiumPending).orElse(0L),
                vintage.map(Vintage::premiumEarned).orElse(0L));
    }

    public static EpochClosing decode(io.bithedge.schemas.avro.EpochClosing record) {
        return new EpochClosing(
                BookIdMapper.id(record.getToken(), record.getTier()),
                record.getEpoch(),
                record.getCutoffBurnHeight(),
                record.getOpen().stream()
                        .map(v -> new EpochClosing.OpenVintage(v.getEpoch(), v.getWeight(), v.getBurden()))
                        .toList(),
                record.getFinished().stream()
                        .map(v -> new EpochClosing.FinishedVintage(
                                v.getEpoch(), v.getWeight(), v.getLosses(), v.getPremiumEarned()))
                        .toList(),
                record.getCapital(),
                record.getLocked());
    }
}
