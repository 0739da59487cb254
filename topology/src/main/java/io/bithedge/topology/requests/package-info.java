/** What people ask for and come back to: firm quotes and their wallets' transactions, in topics that every instance reads. */
@NullMarked
package io.bithedge.topology.requests;

import org.jspecify.annotations.NullMarked;
