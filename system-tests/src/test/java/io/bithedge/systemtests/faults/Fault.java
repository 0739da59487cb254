package io.bithedge.systemtests.faults;

/** Something that goes wrong, and passes. */
interface Fault {
    String name();

    /** Makes it, lets it last, and takes back what does not end by itself. Whether all is well again is seen afterwards. */
    void happen(Cluster cluster) throws Exception;
}
