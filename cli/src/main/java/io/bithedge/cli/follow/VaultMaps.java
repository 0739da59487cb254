package io.bithedge.cli.follow;

import io.bithedge.cli.chain.Chain;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of the vault as a node has them in its maps, after a block. */
public final class VaultMaps {
    private final Chain chain;
    private final Principal.Contract vault;

    public VaultMaps(Chain chain, Principal.Contract vault) {
        this.chain = chain;
        this.vault = vault;
    }

    /** A row of `books`. Base units, burn heights. */
    public record BookEntry(
            long epoch,
            long endsAt,
            long capacity,
            long used,
            Hash32 root,
            long capital,
            long locked,
            long premiumPending,
            long premiumEarned,
            boolean closed,
            Optional<Proposal> proposal) {}

    /** A row of `vintages`; `weight` in sub-units. */
    public record VintageEntry(long weight, long locked, long losses, long premiumPending, long premiumEarned) {
        static final VintageEntry NONE = new VintageEntry(0, 0, 0, 0, 0);
    }

    /** What the vault says of a token in all, base units; the rest of its holding are stray transfers. */
    public record Totals(long capital, long locked, long premiumPending, long premiumEarned, long fees) {
        /** What it must hold. */
        public long held() {
            return capital + premiumPending + premiumEarned + fees;
        }
    }

    public Totals totals(Bytes tip, Token token) {
        ClarityView totals = chain.readAt(tip, vault, "get-totals", ClarityValue.ascii(token.name()));
        return new Totals(
                totals.uintLong("capital"),
                totals.uintLong("locked"),
                totals.uintLong("premium-pending"),
                totals.uintLong("premium-earned"),
                totals.uintLong("fees"));
    }

    /** Empty before the vault was initialised. */
    public Optional<BookEntry> book(Bytes tip, BookId book) {
        return entry(tip, "books", key(book, Map.of())).map(VaultMaps::bookEntry);
    }

    /** Zeros for an epoch that did not begin. */
    public VintageEntry vintage(Bytes tip, BookId book, long epoch) {
        return entry(tip, "vintages", key(book, Map.of("epoch", ClarityValue.uint(epoch))))
                .map(row -> new VintageEntry(
                        row.uintLong("weight"),
                        row.uintLong("locked"),
                        row.uintLong("losses"),
                        row.uintLong("premium-pending"),
                        row.uintLong("premium-earned")))
                .orElse(VintageEntry.NONE);
    }

    /** Zeros for a stranger. */
    public AccountRow account(Bytes tip, BookId book, String provider) {
        return entry(tip, "accounts", key(book, Map.of("provider", ClarityValue.principal(Principal.parse(provider)))))
                .map(row -> new AccountRow(
                        row.uintLong("deposited-ever"),
                        row.uintLong("withdrawn-ever"),
                        row.uintLong("premium-withdrawn-ever"),
                        row.uintLong("label"),
                        row.uintLong("deposited"),
                        row.uintLong("withdrawn"),
                        row.uintLong("deposited-next")))
                .orElse(AccountRow.NONE);
    }

    private static BookEntry bookEntry(ClarityView row) {
        long epoch = row.uintLong("epoch");
        return new BookEntry(
                epoch,
                row.uintLong("ends-at"),
                row.uintLong("capacity"),
                row.uintLong("used"),
                PoolPrints.root(row),
                row.uintLong("capital"),
                row.uintLong("locked"),
                row.uintLong("premium-pending"),
                row.uintLong("premium-earned"),
                row.bool("closed"),
                row.field("proposal").asOptional().map(proposal -> PoolPrints.proposal(proposal, epoch + 1)));
    }

    private static ClarityValue key(BookId book, Map<String, ClarityValue> more) {
        Map<String, ClarityValue> key = new HashMap<>(more);
        key.put("token", ClarityValue.ascii(book.token().name()));
        key.put("tier", ClarityValue.ascii(book.tier().chainName()));
        return ClarityValue.tuple(key);
    }

    private Optional<ClarityView> entry(Bytes tip, String map, ClarityValue key) {
        return chain.node().mapEntryAt(tip, vault, map, key).map(ClarityView::of);
    }
}
