/** Clients of a schema registry with the Confluent REST API. */
@NullMarked
package io.bithedge.schemas.registry;

import org.jspecify.annotations.NullMarked;
