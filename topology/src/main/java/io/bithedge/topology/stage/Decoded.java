package io.bithedge.topology.stage;

import org.apache.avro.specific.SpecificRecord;

/** A record as it came, or why it could not be read: the stage decides what that means. */
public sealed interface Decoded {
    record Value(SpecificRecord value) implements Decoded {}

    record Broken(String cause) implements Decoded {}
}
