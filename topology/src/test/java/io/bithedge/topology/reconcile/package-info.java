@NullMarked
package io.bithedge.topology.reconcile;

import org.jspecify.annotations.NullMarked;
