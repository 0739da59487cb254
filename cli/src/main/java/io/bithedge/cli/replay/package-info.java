/** The books from the chain alone: no Kafka, no state, and a decoder of its own, so that it shares no mistake with the running system. */
@NullMarked
package io.bithedge.cli.replay;

import org.jspecify.annotations.NullMarked;
