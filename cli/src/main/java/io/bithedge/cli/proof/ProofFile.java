package io.bithedge.cli.proof;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.claim.Claim.Limits;
import io.bithedge.ledger.claim.Claim.Withdrawable;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import java.util.List;
import java.util.Optional;

/**
 * What a provider has in a vault and how he proves it, as of a block. docs/proof-file.md describes the text.
 *
 * @param chainId of the signed transactions
 * @param sbtc the token that the vault takes for SBTC
 * @param provider his address
 */
public record ProofFile(
        long chainId,
        Principal.Contract vault,
        Principal.Contract sbtc,
        String provider,
        AsOf asOf,
        List<InBook> books) {
    public static final String FORMAT = "bithedge-proof";
    public static final int VERSION = 1;

    public ProofFile {
        books = List.copyOf(books);
    }

    public record AsOf(long height, Bytes indexBlockHash, long burnHeight) {}

    /**
     * One book in which the provider ever was.
     *
     * @param root of its epoch on the chain, {@code weight} the sum that a proof must lead to
     * @param shown none when he had nothing to claim as the epoch began, or when the root is not over the books
     * @param limits as of the block
     */
    public record InBook(
            BookId book,
            long epoch,
            boolean isClosed,
            Hash32 root,
            long weight,
            Optional<ProvenLeaf> shown,
            Limits limits,
            Withdrawable withdrawable) {}
}
