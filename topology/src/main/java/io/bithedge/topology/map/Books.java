package io.bithedge.topology.map;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import java.util.Locale;

/** Names of books both ways. */
public final class Books {
    private Books() {}

    /** {@code STX:balanced}. */
    public static String name(Token token, Tier tier) {
        return token.name() + ":" + tier.name();
    }

    public static BookId id(Token token, Tier tier) {
        return new BookId(
                io.bithedge.ledger.Token.valueOf(token.name()),
                io.bithedge.ledger.Tier.valueOf(tier.name().toUpperCase(Locale.ROOT)));
    }

    public static Token token(BookId book) {
        return Token.valueOf(book.token().name());
    }

    public static Tier tier(BookId book) {
        return Tier.valueOf(book.tier().chainName());
    }
}
