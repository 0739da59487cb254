package io.bithedge.pool.quote;

import io.bithedge.ledger.Token;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.OptionalLong;

/** Who has the quoter's key. Safe for use by several threads. */
@FunctionalInterface
public interface Quoter {
    /** What became of a message that was shown to him. */
    sealed interface Answer {
        /** 65 bytes: r, s, recovery id. */
        record Signed(Bytes signature) implements Answer {}

        /** He checks the terms himself and will not. */
        record Refused(String code, String words) implements Answer {}

        /** Nobody answers, or not in time. */
        record Silent(String words) implements Answer {}
    }

    /** Base units of the token that he signs for in an hour; empty while that is not known. */
    default OptionalLong mostOfHour(Token token) {
        return OptionalLong.empty();
    }

    /** {@code message}: what the registry hashes, {@link FirmTerms#message}. */
    Answer sign(ClarityValue message);
}
