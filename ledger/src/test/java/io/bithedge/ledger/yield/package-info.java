@NullMarked
package io.bithedge.ledger.yield;

import org.jspecify.annotations.NullMarked;
