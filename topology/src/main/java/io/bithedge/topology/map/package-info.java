/** From Avro records to domain values and back. */
@NullMarked
package io.bithedge.topology.map;

import org.jspecify.annotations.NullMarked;
