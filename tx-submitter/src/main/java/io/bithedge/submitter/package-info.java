/** Commands become transactions: the rules, their state, and the agent that turns them. Knows neither Kafka nor HTTP. */
@NullMarked
package io.bithedge.submitter;

import org.jspecify.annotations.NullMarked;
