package io.bithedge.watcher.agent;

/** Hears what the agent wrote, right behind the commit and on its thread. */
@FunctionalInterface
public interface AgentObserver {
    AgentObserver NONE = written -> {};

    /**
     * What one transaction carried.
     *
     * @param blocks that were applied.
     * @param events of ours, in blocks and out of the past of a contract.
     * @param reorgDepth blocks that a fork took back; blocks taken back to let a contract join do not count.
     */
    record Written(int blocks, int events, int reorgDepth) {}

    void wrote(Written written);
}
