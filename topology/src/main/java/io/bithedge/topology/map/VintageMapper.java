package io.bithedge.topology.map;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Vintage;

/** Vintages both ways. */
public final class VintageMapper {
    private VintageMapper() {}

    public static io.bithedge.schemas.avro.Vintage encode(BookId book, Vintage vintage, long startsAt, long endsAt) {
        return new io.bithedge.schemas.avro.Vintage(
                BookIdMapper.token(book),
                BookIdMapper.tier(book),
                vintage.epoch(),
                startsAt,
                endsAt,
                vintage.weight(),
                vintage.capacity(),
                vintage.used(),
                vintage.locked(),
                vintage.losses(),
                vintage.premiumPending(),
                vintage.premiumEarned());
    }

    public static Vintage decode(io.bithedge.schemas.avro.Vintage record) {
        return new Vintage(
                record.getEpoch(),
                record.getWeight(),
                record.getCapacity(),
                record.getUsed(),
                record.getLocked(),
                record.getLosses(),
                record.getPremiumPending(),
                record.getPremiumEarned());
    }
}
