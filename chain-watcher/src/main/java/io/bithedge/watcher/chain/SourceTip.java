package io.bithedge.watcher.chain;

/** How far the source says the chain has come. Not tied to any block: a source may be behind its own tip. */
public record SourceTip(long height, long burnHeight) {}
