package io.bithedge.pool.incident;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.StructuredData;
import java.util.Map;

/**
 * "Somebody looks into it", said by an operator.
 *
 * @param reason 1 to {@link #LONGEST_REASON} characters, kept with the incident for everybody to read
 * @param atMs epoch milliseconds: when he said it, by his own clock
 */
public record Acknowledgement(String incidentId, StacksAddress operator, String reason, long atMs) {
    public static final int LONGEST_REASON = 300;

    static final String NAME = "BitHedge Pool";
    static final String VERSION = "1";
    static final String ACT = "Acknowledge an incident. This moves no funds.";

    public Acknowledgement {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "a reason has 1 to %d characters, got %d".formatted(LONGEST_REASON, reason.length()));
        }
        if (atMs < 0) {
            throw new IllegalArgumentException("a time is 0 or later, got " + atMs);
        }
    }

    /** Names the application and the chain. */
    public static ClarityValue domain(long chainId) {
        return StructuredData.domain(NAME, VERSION, chainId);
    }

    /** What his wallet shows him. {@code pool} is the vault's contract: a word for one pool counts for no other. */
    public ClarityValue message(String pool) {
        return ClarityValue.tuple(Map.of(
                "act", ClarityValue.ascii(ACT),
                "pool", ClarityValue.ascii(pool),
                "incident", ClarityValue.utf8(incidentId),
                "reason", ClarityValue.utf8(reason),
                "at-ms", ClarityValue.uint(atMs)));
    }

    /** What is signed. */
    public Bytes hash(long chainId, String pool) {
        return StructuredData.hash(domain(chainId), message(pool));
    }
}
