/** Policies and the schedule of their expirations and activations. */
@NullMarked
package io.bithedge.topology.policy;

import org.jspecify.annotations.NullMarked;
