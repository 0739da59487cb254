package io.bithedge.cli.demo;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.cli.follow.VaultMaps;
import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What everybody's leaving came to: what the books say was owed, what the vault's rows say was taken, what really left it, and what is left
 * in it. The books are the accounting of ledger.md, the amounts that were taken are the vault's own arithmetic: two ways to one number.
 */
public final class Reckoning {
    private final Chain chain;
    private final Principal.Contract vault;
    private final Principal.Contract sbtc;

    public Reckoning(Chain chain, Principal.Contract vault, Principal.Contract sbtc) {
        this.chain = chain;
        this.vault = vault;
        this.sbtc = sbtc;
    }

    /** Base units. */
    private record Amount(long capital, long premium) {
        static final Amount NONE = new Amount(0, 0);

        Amount plus(Amount other) {
            return new Amount(capital + other.capital, premium + other.premium);
        }

        Amount minus(Amount other) {
            return new Amount(capital - other.capital, premium - other.premium);
        }

        long sum() {
            return capital + premium;
        }
    }

    /** Whose money, in which book. */
    private record Holder(BookId book, String provider) {}

    /** The pool at a block: what is owed to whom by the books, what each has taken so far by the rows, what the vault holds. */
    public static final class Standing {
        private final Map<Holder, Amount> owed;
        private final Map<Holder, Amount> taken;
        private final Map<Token, Long> held;

        private Standing(Map<Holder, Amount> owed, Map<Holder, Amount> taken, Map<Token, Long> held) {
            this.owed = owed;
            this.taken = taken;
            this.held = held;
        }
    }

    /** As of the tip, where the pool must be. */
    public Standing standing(FollowedPool pool) {
        Map<Holder, Amount> owed = new LinkedHashMap<>();
        Map<Holder, Amount> taken = new LinkedHashMap<>();
        for (FollowedBook book : pool.books()) {
            for (String provider : book.providers()) {
                AccountView view = book.view(provider);
                AccountRow row = book.rows().account(provider);
                Holder holder = new Holder(book.id(), provider);
                owed.put(
                        holder,
                        new Amount(Math.max(0, view.available()), view.premiumEarned() - view.premiumWithdrawn()));
                taken.put(holder, new Amount(row.withdrawnEver(), row.premiumWithdrawnEver()));
            }
        }
        Map<Token, Long> held = new EnumMap<>(Token.class);
        for (Token token : Token.values()) {
            held.put(token, held(token));
        }
        return new Standing(owed, taken, held);
    }

    private long held(Token token) {
        return switch (token) {
            case STX -> chain.node().account(vault).balance().longValueExact();
            case SBTC ->
                chain.read(sbtc, "get-balance", ClarityValue.principal(vault))
                        .okValue()
                        .asUintLong();
        };
    }

    /** Prints the table; returns what is not equal, a line each. `pool` is that of the second standing. */
    public List<String> compare(Standing before, FollowedPool pool, Consumer<String> out) {
        Standing after = standing(pool);
        List<String> faults = new ArrayList<>();
        SortedMap<String, Amount> owed = new TreeMap<>();
        SortedMap<String, Amount> paid = new TreeMap<>();
        after.taken.forEach((holder, total) -> {
            Amount said = before.owed.getOrDefault(holder, Amount.NONE);
            Amount got = total.minus(before.taken.getOrDefault(holder, Amount.NONE));
            owed.merge(holder.book().toString(), said, Amount::plus);
            paid.merge(holder.book().toString(), got, Amount::plus);
            if (!said.equals(got)) {
                faults.add("%s in %s: the books owed him %s, the vault paid him %s"
                        .formatted(holder.provider(), holder.book(), said, got));
            }
        });
        out.accept("%-18s %9s %18s %18s %15s %15s %8s"
                .formatted("book", "providers", "owed: capital", "paid", "owed: premium", "paid", "dust"));
        for (FollowedBook book : pool.books()) {
            BookRow row = book.rows().book();
            Amount said = owed.getOrDefault(book.id().toString(), Amount.NONE);
            Amount got = paid.getOrDefault(book.id().toString(), Amount.NONE);
            out.accept("%-18s %9d %18d %18d %15d %15d %8d"
                    .formatted(
                            book.id(),
                            book.providers().size(),
                            said.capital(),
                            got.capital(),
                            said.premium(),
                            got.premium(),
                            row.capital() + row.premiumEarned()));
            faults.addAll(notDust(book));
        }
        for (Token token : Token.values()) {
            faults.addAll(holding(token, before, after, pool, paid, out));
        }
        return faults;
    }

    /** What a provider is owed is rounded down, at most a unit of capital and one of premium each. */
    private static List<String> notDust(FollowedBook book) {
        BookRow row = book.rows().book();
        int providers = book.providers().size();
        boolean isDust = isBetween(row.capital(), providers) && isBetween(row.premiumEarned(), providers);
        return isDust && row.locked() == 0 && row.premiumPending() == 0
                ? List.of()
                : List.of("%s holds more than dust of %d providers: capital %d, locked %d, premium %d and pending %d"
                        .formatted(
                                book.id(),
                                providers,
                                row.capital(),
                                row.locked(),
                                row.premiumEarned(),
                                row.premiumPending()));
    }

    private static boolean isBetween(long units, int most) {
        return units >= 0 && units <= most;
    }

    /** What really moved, not what was printed. */
    private List<String> holding(
            Token token,
            Standing before,
            Standing after,
            FollowedPool pool,
            Map<String, Amount> paid,
            Consumer<String> out) {
        long wasHeld = before.held.getOrDefault(token, 0L);
        long isHeld = after.held.getOrDefault(token, 0L);
        long took = pool.books().stream()
                .filter(book -> book.id().token() == token)
                .mapToLong(book ->
                        paid.getOrDefault(book.id().toString(), Amount.NONE).sum())
                .sum();
        VaultMaps.Totals totals = new VaultMaps(chain, vault).totals(pool.at().indexBlockHash(), token);
        out.accept("%-4s vault held %d, paid %d, holds %d: %d of it fees, %d dust"
                .formatted(token, wasHeld, wasHeld - isHeld, isHeld, totals.fees(), isHeld - totals.fees()));
        List<String> faults = new ArrayList<>();
        if (wasHeld - isHeld != took) {
            faults.add("%s: %d left the vault, its rows say %d".formatted(token, wasHeld - isHeld, took));
        }
        if (isHeld != totals.held()) {
            faults.add("%s: the vault holds %d, its rows say %d".formatted(token, isHeld, totals.held()));
        }
        return faults;
    }
}
