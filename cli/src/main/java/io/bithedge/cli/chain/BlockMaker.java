package io.bithedge.cli.chain;

/** What somebody does who waits for a block: on devnet he makes one, elsewhere he is patient. */
@FunctionalInterface
public interface BlockMaker {
    void nextBlock() throws InterruptedException;
}
