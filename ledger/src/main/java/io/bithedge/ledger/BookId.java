package io.bithedge.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The capital of one token and tier. Six books; they never share a loss. */
public record BookId(Token token, Tier tier) {
    private static final List<BookId> ALL = Arrays.stream(Token.values())
            .flatMap(token -> Arrays.stream(Tier.values()).map(tier -> new BookId(token, tier)))
            .toList();

    public static List<BookId> all() {
        return ALL;
    }

    /** Reads {@code STX:balanced}. Empty when it names no book. */
    public static Optional<BookId> parse(String name) {
        return ALL.stream().filter(book -> book.toString().equals(name)).findFirst();
    }

    /** The same as somebody types it: in letters of any case, with blanks around it. */
    public static Optional<BookId> typed(String token, String tier) {
        String name = token.strip() + ":" + tier.strip();
        return ALL.stream()
                .filter(book -> book.toString().equalsIgnoreCase(name))
                .findFirst();
    }

    /** {@code STX:balanced}: the name of a book everywhere outside the chain. */
    @Override
    public String toString() {
        return token.name() + ":" + tier.chainName();
    }
}
