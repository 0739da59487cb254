/** The Streams side of the pool: chain events to final facts, facts to books, accounts, policies and prices, and commands out of them. */
@NullMarked
package io.bithedge.topology;

import org.jspecify.annotations.NullMarked;
