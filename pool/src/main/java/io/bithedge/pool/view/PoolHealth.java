package io.bithedge.pool.view;

/** Whether the instance does its work. */
public interface PoolHealth {
    /**
     * What to show under `/health` and `/ready`.
     *
     * @param isUp the streams run or are on their way, and no stage has halted
     * @param isReady up, and every table and partition of this instance can be read
     * @param reason why not, in words; empty when all is well
     */
    record State(boolean isUp, boolean isReady, String reason) {}

    State state();
}
