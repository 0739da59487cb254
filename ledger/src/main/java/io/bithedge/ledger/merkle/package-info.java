/**
 * The one shape of our trees over providers: 256 buckets, inside a bucket the leaves in order of address. What a leaf and a node are is the
 * caller's: a {@link io.bithedge.ledger.merkle.NodeRule}.
 */
@NullMarked
package io.bithedge.ledger.merkle;

import org.jspecify.annotations.NullMarked;
