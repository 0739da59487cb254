package io.bithedge.watcher.chain;

import java.util.List;

/** What is known about the readers of the chain beside what they answer. Never throws; may be asked by any thread. */
public interface SourceWatch {
    /**
     * How far two readers were found to agree.
     *
     * @param agreedHeight up to there they tell the same branch; 0 before they were compared.
     * @param comparedHeight up to there they tell the same contents; 0 when only branches are compared.
     */
    record Comparison(String first, String second, long agreedHeight, long comparedHeight) {}

    List<Comparison> comparisons();

    /** Where they contradict each other; each stays listed. */
    List<SourceConflict> conflicts();

    /** What strangers put on the chain that we cannot read. */
    UnreadTally unread();

    /** What an operator should know although they answer; empty when all is well. */
    String remark();
}
