package io.bithedge.watcher.chain;

/** Readers of one chain contradict each other in what is final: an operator must decide whom to follow. */
public final class SourceConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SourceConflict conflict;

    public SourceConflictException(SourceConflict conflict) {
        super(conflict.message());
        this.conflict = conflict;
    }

    public SourceConflict conflict() {
        return conflict;
    }
}
