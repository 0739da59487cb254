package io.bithedge.topology.read;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.ClaimProofs;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.ClaimView;
import io.bithedge.pool.view.PoolViews.ProofView;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.EpochTree;
import io.bithedge.topology.account.BookLeaves;
import io.bithedge.topology.map.ClaimNodeMapper;
import io.bithedge.topology.map.VintageMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Proofs of the open epoch: the nodes of all buckets are on every instance, the leaves of one bucket are read again. */
final class ProofReader {
    private final Tables tables;

    ProofReader(Tables tables) {
        this.tables = tables;
    }

    /** {@code leaves}: of the partition that owns the provider's bucket. */
    Optional<ProofView> read(String provider, BookId book, BookLeaves leaves, AsOf accountsAsOf) {
        Book totals = tables.knownBook(book);
        long epoch = totals.getEpoch();
        if (epoch == 0) {
            return Optional.empty();
        }
        EpochTree tree = tables.tree(book, epoch)
                .orElseThrow(() ->
                        new NotReadyException("the leaves of epoch %d of %s are being weighed".formatted(epoch, book)));
        ClaimProofs proofs = new ClaimProofs(ClaimNodeMapper.decode(tree.getBuckets()));
        SumNode root = proofs.root();
        requireRootOfTheChain(book, root, totals);
        AsOf asOf = AccountReader.earlier(accountsAsOf, tables.vintagesAsOf(book));
        return proven(proofs, provider, book, leaves, epoch).map(proven -> new ProofView(proven, root, asOf));
    }

    /** {@code proof}: of the same account and book. */
    ClaimView claim(Account account, BookId book, Optional<ProofView> proof, AsOf accountsAsOf) {
        Book totals = tables.knownBook(book);
        AsOf asOf = AccountReader.earlier(accountsAsOf, tables.vintagesAsOf(book));
        BookRow row = new BookRow(
                book,
                totals.getEpoch(),
                BookPhase.at(asOf.burnTip().value(), totals.getEndsAt(), totals.getClosed()),
                Hash32.of(totals.getRoot().bytes()),
                totals.getCapital(),
                totals.getLocked(),
                totals.getPremiumPending(),
                totals.getPremiumEarned() - totals.getPremiumWithdrawn());
        List<Vintage> vintages = epochs(proof, totals.getEpoch())
                .mapToObj(epoch -> tables.vintage(book, epoch))
                .flatMap(Optional::stream)
                .map(VintageMapper::decode)
                .toList();
        return new ClaimView(
                proof.map(ProofView::proven), row, vintages, AccountRow.of(account, totals.getEpoch()), asOf);
    }

    /** Those that the vault looks at: of the leaf's weights, and the current one. Ascending. */
    private static LongStream epochs(Optional<ProofView> proof, long current) {
        LongStream ofLeaf = proof.map(it -> it.proven().leaf().weights())
                .map(weights -> IntStream.range(0, weights.size()).mapToLong(weights::epochAt))
                .orElseGet(LongStream::empty);
        return LongStream.concat(ofLeaf, LongStream.of(current)).distinct().sorted();
    }

    private static Optional<ProvenLeaf> proven(
            ClaimProofs proofs, String provider, BookId book, BookLeaves leaves, long epoch) {
        try {
            return proofs.proof(
                    provider, leaves.ofBucket(book, Buckets.of(provider), epoch).iterator());
        } catch (IllegalStateException e) {
            throw new NotReadyException(
                    "accounts and leaves of %s are of different epochs: %s".formatted(book, e.getMessage()));
        }
    }

    /** A false root is an incident; against it no proof of ours holds. */
    private static void requireRootOfTheChain(BookId book, SumNode ours, Book totals) {
        SumNode chain = new SumNode(Hash32.of(totals.getRoot().bytes()), totals.getWeight());
        if (!ours.equals(chain)) {
            throw new NotReadyException("epoch %d of %s: the chain has the root %s, our books give %s"
                    .formatted(totals.getEpoch(), book, chain, ours));
        }
    }
}
