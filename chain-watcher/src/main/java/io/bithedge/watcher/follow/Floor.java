package io.bithedge.watcher.follow;

/** What the published blocks that may still change stand on. */
public sealed interface Floor {
    /** No block is final: the first published one stands on whatever came before it on the chain. */
    record Start() implements Floor {}

    record Final(PublishedBlock block) implements Floor {}
}
