package io.bithedge.contracts.print;

import java.math.BigInteger;

/** A print with a number of 2^63 or more, which no type of ours holds: a stranger may choose such an id. */
public record NumberOutOfRange(String topic, String field, BigInteger number) implements Print {}
