package io.bithedge.submitter.step;

/** Kills the agent at its n-th step. */
final class Faults {
    private long killAt;
    private long steps;
    private boolean struck;

    /** The process is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(String where) {
            super(where, null, false, false);
        }
    }

    private Faults(long killAt) {
        this.killAt = killAt;
    }

    static Faults none() {
        return new Faults(-1);
    }

    static Faults atStep(long step) {
        return new Faults(step);
    }

    void step(String where) {
        steps++;
        if (steps == killAt) {
            killAt = -1;
            struck = true;
            throw new Crash(where);
        }
    }

    boolean hasStruck() {
        return struck;
    }
}
