package io.bithedge.contracts.print;

/** Reads the fields of one topic. */
@FunctionalInterface
interface PrintDecoder {
    Print decode(PrintFields fields);
}
