/** Where the chain, the signer, the log and the preflight are reached. Knows neither Kafka nor HTTP. */
@NullMarked
package io.bithedge.submitter.port;

import org.jspecify.annotations.NullMarked;
