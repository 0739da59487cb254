/** What capital earned over time: time lines, windows, yields and statements. Integers only. */
@NullMarked
package io.bithedge.ledger.yield;

import org.jspecify.annotations.NullMarked;
