package io.bithedge.cli.chain;

/** The chain refused or failed something the command line needs. The message says what, where and what it answered. */
public final class ChainFailure extends RuntimeException {
    public ChainFailure(String message) {
        super(message);
    }
}
