package io.bithedge.signer.record;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.json.StrictJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A firm quote that was signed. Its signature is not in it.
 *
 * @param quoteId 16 bytes
 * @param hash of the signed message
 * @param collateral that a purchase locks, base units of the token
 * @param what shown to operators
 */
public record QuoteEntry(long atMs, Bytes quoteId, Bytes hash, String token, long collateral, String what) {
    private static final long MOST = Long.MAX_VALUE - 1;

    LocalDate day() {
        return dayOf(atMs);
    }

    static LocalDate dayOf(long atMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), ZoneOffset.UTC);
    }

    String toJson() {
        return StrictJson.object()
                .put("atMs", atMs)
                .put("quoteId", quoteId.toHex())
                .put("hash", hash.toHex())
                .put("token", token)
                .put("collateral", collateral)
                .put("what", what)
                .toString();
    }

    static QuoteEntry parse(String source, String text) {
        StrictJson json = StrictJson.parse(source, text);
        return new QuoteEntry(
                json.integer("atMs", 0, MOST),
                json.bytes("quoteId"),
                json.bytes("hash"),
                json.text("token"),
                json.integer("collateral", 0, MOST),
                json.text("what"));
    }
}
