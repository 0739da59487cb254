/** Topics: Avro in the Confluent wire format, 0x00, schema id as 4 bytes big-endian, Avro binary. Stores: Avro's single-object encoding. */
@NullMarked
package io.bithedge.schemas.serde;

import org.jspecify.annotations.NullMarked;
