/** The books against the vault, block by block, and the life of incidents. */
@NullMarked
package io.bithedge.topology.reconcile;

import org.jspecify.annotations.NullMarked;
