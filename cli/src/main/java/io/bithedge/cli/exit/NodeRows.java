package io.bithedge.cli.exit;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.follow.VaultMaps;
import io.bithedge.cli.follow.VaultMaps.BookEntry;
import io.bithedge.cli.follow.VaultMaps.VintageEntry;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.VaultReads;
import io.bithedge.stacks.Bytes;
import java.util.Optional;

/** The rows of one book as a node has them after a block. */
final class NodeRows implements VaultReads {
    private final VaultMaps maps;
    private final Bytes tip;
    private final BookId id;
    private final long burnHeight;
    private final BookEntry entry;

    /** `burnHeight` of the block, or of the burn chain's tip when it is further. */
    NodeRows(VaultMaps maps, Bytes tip, BookId id, long burnHeight) {
        this.maps = maps;
        this.tip = tip;
        this.id = id;
        this.burnHeight = burnHeight;
        this.entry = maps.book(tip, id).orElseThrow(() -> new ChainFailure("the vault has no book " + id));
    }

    @Override
    public BookRow book() {
        return new BookRow(
                id,
                entry.epoch(),
                BookPhase.at(burnHeight, entry.endsAt(), entry.closed()),
                entry.root(),
                entry.capital(),
                entry.locked(),
                entry.premiumPending(),
                entry.premiumEarned());
    }

    @Override
    public Optional<Vintage> vintage(long epoch) {
        VintageEntry row = maps.vintage(tip, id, epoch);
        boolean isCurrent = epoch == entry.epoch();
        return Optional.of(new Vintage(
                epoch,
                row.weight(),
                isCurrent ? entry.capacity() : 0,
                isCurrent ? entry.used() : 0,
                row.locked(),
                row.losses(),
                row.premiumPending(),
                row.premiumEarned()));
    }

    @Override
    public AccountRow account(String provider) {
        return maps.account(tip, id, provider);
    }
}
