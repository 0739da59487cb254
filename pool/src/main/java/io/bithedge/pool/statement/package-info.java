/** What a provider's capital did in a period, line by line: it adds up to the unit. No Spring, no HTTP, no Avro. */
@NullMarked
package io.bithedge.pool.statement;

import org.jspecify.annotations.NullMarked;
