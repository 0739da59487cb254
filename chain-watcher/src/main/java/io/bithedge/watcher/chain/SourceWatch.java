package io.bithedge.watcher.chain;

import java.util.List;

/** What is known about the readers of the chain beside what they answer. Never throws; may be asked by any thread. */
public interface SourceWatch {
    /** Where they contradict each other; each stays listed. */
    List<SourceConflict> conflicts();

    /** What a person should know although they answer; empty when all is well. */
    String remark();
}
