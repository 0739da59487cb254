package io.bithedge.watcher.decode;

import org.apache.avro.specific.SpecificRecord;

/** Reads the fields of one topic. */
@FunctionalInterface
interface PrintDecoder {
    SpecificRecord decode(Print print);
}
