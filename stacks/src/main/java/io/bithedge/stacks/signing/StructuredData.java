package io.bithedge.stacks.signing;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.clarity.ClarityValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a wallet signs for an application and not for a contract: SIP-018. The digest is
 * sha256("SIP018" | sha256(domain) | sha256(message)), both as consensus bytes, so that it can be no transaction and nothing of another
 * application or chain.
 */
public final class StructuredData {
    private static final Bytes PREFIX = Bytes.copyOf("SIP018".getBytes(StandardCharsets.US_ASCII));

    private StructuredData() {}

    /** Names the application and the chain. */
    public static ClarityValue domain(String name, String version, long chainId) {
        return ClarityValue.tuple(Map.of(
                "name", ClarityValue.ascii(name),
                "version", ClarityValue.ascii(version),
                "chain-id", ClarityValue.uint(chainId)));
    }

    public static Bytes hash(ClarityValue domain, ClarityValue message) {
        return Hashes.sha256(PREFIX.concat(Hashes.sha256(domain.encode())).concat(Hashes.sha256(message.encode())));
    }
}
