package io.bithedge.cli.replay;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.follow.PoolFollower;
import io.bithedge.cli.follow.PoolReader;
import io.bithedge.cli.follow.RowCheck;
import io.bithedge.cli.follow.VaultMaps;
import io.bithedge.cli.proof.ProofFile;
import io.bithedge.cli.proof.Proofs;
import io.bithedge.ledger.claim.BookRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The same for a version-2 vault, up to the tip: books, closed ones too, against the vault's own rows; and a provider's proof file. */
public final class ClaimReplay {
    private static final long RETRY_MS = 500;

    private final PoolContracts contracts;
    private final String chainUrl;
    private final long startHeight;
    private final Consumer<String> out;

    /**
     * From where.
     *
     * @param chainUrl serves node RPC and API
     * @param startHeight the first block that can have a print of the vault
     */
    public ClaimReplay(PoolContracts contracts, String chainUrl, long startHeight, Consumer<String> out) {
        this.contracts = contracts;
        this.chainUrl = chainUrl;
        this.startHeight = startHeight;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param differences one per line; empty when all numbers agree
     * @param proof of the provider that was asked for
     */
    public record Outcome(List<String> differences, Optional<ProofFile> proof) {
        public Outcome {
            differences = List.copyOf(differences);
        }
    }

    public Outcome run(Optional<String> provider) {
        try (Chain chain = new Chain(chainUrl, chainUrl, contracts.network(), () -> Thread.sleep(RETRY_MS))) {
            FollowedPool pool = PoolFollower.toTip(new PoolReader(chain, contracts), startHeight);
            RowCheck rows = new RowCheck(
                    new VaultMaps(chain, contracts.vault()), pool.at().indexBlockHash());
            for (FollowedBook book : pool.books()) {
                rows.book(book);
                rows.vintages(book);
                rows.accounts(book);
            }
            out.accept("compared %d numbers at block %d, behind %d prints"
                    .formatted(rows.compared(), pool.at().height(), pool.prints()));
            print(pool);
            List<String> differences = new ArrayList<>(pool.faults());
            pool.books().forEach(book -> book.lies().forEach(lie -> differences.add(openedFalsely(book, lie))));
            differences.addAll(rows.differences());
            differences.forEach(out);
            return new Outcome(
                    differences, provider.map(address -> Proofs.of(chain, contracts.vault(), pool, address)));
        }
    }

    private static String openedFalsely(FollowedBook book, String lie) {
        return "book %s: epoch %d was opened with %s"
                .formatted(book.id(), book.state().epoch(), lie);
    }

    private void print(FollowedPool pool) {
        out.accept("%-18s %5s %-6s %16s %16s %14s %14s %9s"
                .formatted("book", "epoch", "phase", "capital", "locked", "prem.pending", "prem.earned", "providers"));
        for (FollowedBook book : pool.books()) {
            BookRow row = book.rows().book();
            out.accept("%-18s %5d %-6s %16d %16d %14d %14d %9d"
                    .formatted(
                            book.id(),
                            row.epoch(),
                            row.phase(),
                            row.capital(),
                            row.locked(),
                            row.premiumPending(),
                            row.premiumEarned(),
                            book.rows().accounts().size()));
        }
    }
}
