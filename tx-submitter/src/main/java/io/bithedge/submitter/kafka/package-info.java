/** The log of the submitter in Kafka: one transactional writer, manual assignment. */
@NullMarked
package io.bithedge.submitter.kafka;

import org.jspecify.annotations.NullMarked;
