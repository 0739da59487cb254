package io.bithedge.cli.proof;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.follow.BlockPlace;
import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.stacks.address.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the proof file of a provider from the books at a block. */
public final class Proofs {
    private static final Pattern SBTC = Pattern.compile("'(S[0-9A-Z]{27,41}\\.sbtc-token)\\b");

    private Proofs() {}

    public static ProofFile of(Chain chain, Principal.Contract vault, FollowedPool pool, String provider) {
        List<ProofFile.InBook> books = new ArrayList<>();
        for (FollowedBook book : pool.books()) {
            if (!book.rows().account(provider).equals(AccountRow.NONE)) {
                books.add(inBook(book, provider));
            }
        }
        BlockPlace at = pool.at();
        return new ProofFile(
                chain.network().chainId(),
                vault,
                sbtcOf(chain, vault),
                provider,
                new ProofFile.AsOf(at.height(), at.indexBlockHash(), at.burnHeight()),
                books);
    }

    private static ProofFile.InBook inBook(FollowedBook book, String provider) {
        BookRow row = book.rows().book();
        Optional<ProvenLeaf> shown = provable(book, provider);
        Claim.Limits limits = switch (Claim.of(provider, shown, book.rows())) {
            case Claim.Limits found -> found;
            case Claim.Refused(var reason) -> throw new IllegalStateException(provider + ": " + reason);
        };
        return new ProofFile.InBook(
                book.id(),
                row.epoch(),
                row.isClosed(),
                row.root(),
                book.rows().current().weight(),
                shown,
                limits,
                Claim.withdrawable(provider, limits, book.rows()));
    }

    /** None under a root that is not over the books: what was deposited since can be had without. */
    private static Optional<ProvenLeaf> provable(FollowedBook book, String provider) {
        return book.claim(provider) instanceof Claim.Refused ? Optional.empty() : book.proof(provider);
    }

    /** The token that the vault's source names. A {@link ChainFailure} when there is no such contract, or it names none. */
    public static Principal.Contract sbtcOf(Chain chain, Principal.Contract vault) {
        String source =
                chain.node().contractSource(vault).orElseThrow(() -> new ChainFailure("there is no contract " + vault));
        Matcher found = SBTC.matcher(source);
        if (!found.find()) {
            throw new ChainFailure("the source of %s names no sbtc-token".formatted(vault));
        }
        return Principal.Contract.parse(found.group(1));
    }
}
