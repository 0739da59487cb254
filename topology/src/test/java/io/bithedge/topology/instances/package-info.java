@NullMarked
package io.bithedge.topology.instances;

import org.jspecify.annotations.NullMarked;
