@NullMarked
package io.bithedge.topology.policy;

import org.jspecify.annotations.NullMarked;
