package io.bithedge.cli.follow;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.chain.Prints;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.Block;
import java.util.Optional;

/** Reads what vault and pool-roles printed in a block. */
public final class PoolReader {
    private final Chain chain;
    private final Principal.Contract vault;
    private final Prints prints;

    public PoolReader(Chain chain, PoolContracts contracts) {
        this.chain = chain;
        this.vault = contracts.vault();
        this.prints = new Prints(chain, contracts.vault(), contracts.roles());
    }

    /** Empty when the canonical chain is not that high. */
    Optional<Block> blockAt(long height) {
        return chain.api().blockByHeight(height);
    }

    public Block tip() {
        return chain.api().latestBlock().orElseThrow(() -> new ChainFailure("the chain has no blocks"));
    }

    PoolBlock read(Block block) {
        return new PoolBlock(
                place(block), prints.of(block).stream().map(this::sourced).toList());
    }

    static BlockPlace place(Block block) {
        return new BlockPlace(
                block.height(),
                block.indexBlockHash(),
                block.parentIndexBlockHash(),
                block.burnBlockHeight(),
                block.burnBlockTime());
    }

    private PoolBlock.Print sourced(Prints.Print print) {
        PoolBlock.Source source =
                print.log().contractId().equals(vault.toString()) ? PoolBlock.Source.VAULT : PoolBlock.Source.ROLES;
        return new PoolBlock.Print(
                source, print.txIndex(), print.ordinal(), print.log().value());
    }
}
