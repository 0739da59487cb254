package io.bithedge.topology.published;

import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

/** How public rows spell what they share. */
final class Words {
    private Words() {}

    /** {@code 812.3.1}: no other event has it, as only final blocks are told. */
    static String eventId(EventPosition at) {
        return at.getHeight() + "." + at.getTxIndex() + "." + at.getOrdinal();
    }

    /** {@code seconds}: since 1970. */
    static Instant time(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    static String book(Token token, Tier tier) {
        return token.name() + ":" + tier.name();
    }

    static String hex(Hash32 hash) {
        return "0x" + HexFormat.of().formatHex(hash.bytes());
    }

    static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return "0x" + HexFormat.of().formatHex(copy);
    }
}
