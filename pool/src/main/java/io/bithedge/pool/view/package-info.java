/** What is read from the folded state: no Spring, no HTTP, no Avro. */
@NullMarked
package io.bithedge.pool.view;

import org.jspecify.annotations.NullMarked;
