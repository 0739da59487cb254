/** The interactive-query API: JSON, amounts as strings, every answer with the block it is as of. */
@NullMarked
package io.bithedge.topology.http;

import org.jspecify.annotations.NullMarked;
