package io.bithedge.topology.map;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;

/** Books, their tokens and tiers both ways. */
public final class BookIdMapper {
    private BookIdMapper() {}

    public static BookId id(Token token, Tier tier) {
        return new BookId(token(token), tier(tier));
    }

    public static io.bithedge.ledger.Token token(Token token) {
        return switch (token) {
            case STX -> io.bithedge.ledger.Token.STX;
            case SBTC -> io.bithedge.ledger.Token.SBTC;
        };
    }

    public static Units units(Token token, long amount) {
        return new Units(token(token), amount);
    }

    private static io.bithedge.ledger.Tier tier(Tier tier) {
        return switch (tier) {
            case conservative -> io.bithedge.ledger.Tier.CONSERVATIVE;
            case balanced -> io.bithedge.ledger.Tier.BALANCED;
            case aggressive -> io.bithedge.ledger.Tier.AGGRESSIVE;
        };
    }

    public static Token token(BookId book) {
        return switch (book.token()) {
            case STX -> Token.STX;
            case SBTC -> Token.SBTC;
        };
    }

    public static Tier tier(BookId book) {
        return switch (book.tier()) {
            case CONSERVATIVE -> Tier.conservative;
            case BALANCED -> Tier.balanced;
            case AGGRESSIVE -> Tier.aggressive;
        };
    }
}
