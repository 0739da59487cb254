package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.stacks.Bytes;
import java.util.Map;
import java.util.Optional;

/**
 * What of vault and roles decides an opening. Source: liquidity-pool-vault#get-settings, #get-book, #get-vintage, pool-roles#get-roles,
 * #is-paused.
 *
 * @param burnHeight the burn height that the next block has at least.
 * @param settings empty when the vault is not initialised.
 * @param allocator empty when the roles are not initialised, or nobody needs to know.
 * @param books those that are asked for and that the vault knows.
 */
record VaultFacts(
        long burnHeight,
        Optional<Settings> settings,
        Optional<String> allocator,
        boolean paused,
        Map<VaultCalls.Book, Book> books) {
    VaultFacts {
        books = Map.copyOf(books);
    }

    /** Basis points of a book's capital that may be locked. */
    record Settings(long stxUtilisationBps, long sbtcUtilisationBps) {
        long utilisationBps(String token) {
            return token.equals("STX") ? stxUtilisationBps : sbtcUtilisationBps;
        }
    }

    /** {@code oldVintageOpen}: the vintage 399 epochs before the next one still has locks or pending premium. */
    record Book(
            long epoch,
            long endsAt,
            long capital,
            long locked,
            boolean closed,
            Optional<Proposal> proposal,
            boolean oldVintageOpen) {
        Book with(Optional<Proposal> next) {
            return new Book(epoch, endsAt, capital, locked, closed, next, oldVintageOpen);
        }
    }

    record Proposal(long weight, long capacity, Bytes root, long confirmableAt) {}
}
