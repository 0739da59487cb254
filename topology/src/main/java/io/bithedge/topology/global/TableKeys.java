package io.bithedge.topology.global;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.ExpiringCollateral;
import io.bithedge.schemas.avro.OraclePrices;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.schemas.avro.VintageRecord;
import io.bithedge.schemas.avro.VintagesPosition;
import io.bithedge.schemas.avro.VolatilityMeasured;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.Keys;
import java.util.HexFormat;

/** Keys of the rows of the tables that every instance has. */
public final class TableKeys {
    private TableKeys() {}

    /** {@code STX:balanced/0000000000000000007}, or {@code position/0000000000000000001}. */
    public static String vintage(VintageRecord record) {
        return switch (record.getBody()) {
            case Vintage it -> Keys.byNumber(BookIdMapper.id(it.getToken(), it.getTier()), it.getEpoch());
            case VintagesPosition it -> position(it.getPartition());
            default -> throw new IllegalStateException("vintage record with an unknown body: " + record);
        };
    }

    /** {@code STX:balanced:odd}: the open epoch and the one that is proposed take turns, so that the table does not grow. */
    public static String tree(BookId book, long epoch) {
        return book + (epoch % 2 == 0 ? ":even" : ":odd");
    }

    /** {@code 0000000000000000007/STX:balanced/0}: a day's rows stand together. */
    public static String expiring(ExpiringCollateral row) {
        return "%s%s/%d"
                .formatted(day(row.getDay()), BookIdMapper.id(row.getToken(), row.getTier()), row.getPartition());
    }

    /** The prefix of a day's rows. */
    public static String day(long day) {
        return Keys.padded(day) + "/";
    }

    public static String position(int partition) {
        return Keys.byNumber("position", partition);
    }

    /** {@code position:1}, the key of the exposure topic. */
    public static String exposurePosition(int partition) {
        return "position:" + partition;
    }

    /** {@code STX:balanced} of {@code STX:balanced:7:1200:6000000000000:5432}. */
    public static BookId bookOfCell(String key) {
        String name = key.substring(0, key.indexOf(':', key.indexOf(':') + 1));
        return BookId.parse(name).orElseThrow(() -> new IllegalStateException("cell of an unknown book: " + key));
    }

    /** {@code BTC/price}, {@code BTC/oracle}, or {@code BTC/volatility/0000000000000000030}. */
    public static String price(String asset, PriceUpdate update) {
        return switch (update.getBody()) {
            case VolatilityMeasured it -> Keys.byNumber(volatility(it.getAsset()), it.getWindowDays());
            case OraclePrices it -> oracle(asset);
            default -> asset + "/price";
        };
    }

    public static String oracle(String asset) {
        return asset + "/oracle";
    }

    /** {@code 0x} and 32 hex digits: the quote that a policy was bought with. */
    public static String quote(Policy policy) {
        byte[] id = new byte[policy.getQuoteId().remaining()];
        policy.getQuoteId().duplicate().get(id);
        return "0x" + HexFormat.of().formatHex(id);
    }

    public static String volatility(Asset asset) {
        return asset.name() + "/volatility";
    }
}
