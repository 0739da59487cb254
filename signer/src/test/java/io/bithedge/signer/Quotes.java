package io.bithedge.signer;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Messages of firm quotes to ask signatures for. */
public final class Quotes {
    public static final Instant NOW = Instant.parse("2026-11-30T16:00:00Z");

    private Quotes() {}

    /** 0.5 BTC at 60,000 with BTC at 60,000 and STX at 0.80: 56,250 STX locked, for 3 STX, which is just above the floor. */
    public static SortedMap<String, ClarityValue> put() {
        SortedMap<String, ClarityValue> fields = new TreeMap<>();
        fields.put("domain", ClarityValue.ascii("bithedge-quote"));
        fields.put("registry", ClarityValue.principal(Scene.REGISTRY));
        fields.put("chain", ClarityValue.uint(2147483648L));
        fields.put("quote-id", id(1));
        fields.put("buyer", ClarityValue.principal(Principal.of(Scene.STRANGER.address(Network.TESTNET))));
        fields.put("policy-type", ClarityValue.ascii("PUT"));
        fields.put("style", ClarityValue.ascii("AMERICAN"));
        fields.put("strike", ClarityValue.uint(6_000_000_000_000L));
        fields.put("amount", ClarityValue.uint(50_000_000));
        fields.put("expiration-height", ClarityValue.uint(1_000));
        fields.put("token", ClarityValue.ascii("STX"));
        fields.put("tier", ClarityValue.ascii("balanced"));
        fields.put("collateral", ClarityValue.uint(56_250_000_000L));
        fields.put("premium", ClarityValue.uint(3_082_192));
        fields.put("btc-reference", ClarityValue.uint(6_000_000_000_000L));
        fields.put("stx-reference", ClarityValue.uint(80_000_000));
        fields.put("valid-until", ClarityValue.uint(NOW.getEpochSecond() + 120));
        return fields;
    }

    /** The same for a CALL: 0.5 BTC locked, for 2,740 sats. */
    public static SortedMap<String, ClarityValue> call() {
        SortedMap<String, ClarityValue> fields = put();
        fields.put("quote-id", id(2));
        fields.put("policy-type", ClarityValue.ascii("CALL"));
        fields.put("token", ClarityValue.ascii("SBTC"));
        fields.put("collateral", ClarityValue.uint(50_000_000));
        fields.put("premium", ClarityValue.uint(2_740));
        return fields;
    }

    public static ClarityValue id(int number) {
        return ClarityValue.buffer(Bytes.ofHex("%032x".formatted(number)));
    }

    public static Bytes message(SortedMap<String, ClarityValue> fields) {
        return ClarityValue.tuple(fields).encode();
    }
}
