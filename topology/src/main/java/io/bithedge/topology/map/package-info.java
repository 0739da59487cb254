/** Adapters and proxies between Avro records and domain values. */
@NullMarked
package io.bithedge.topology.map;

import org.jspecify.annotations.NullMarked;
