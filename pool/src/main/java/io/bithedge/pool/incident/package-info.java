/** What an operator says of an incident by a message that his wallet signs. */
@NullMarked
package io.bithedge.pool.incident;

import org.jspecify.annotations.NullMarked;
