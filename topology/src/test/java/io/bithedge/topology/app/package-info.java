@NullMarked
package io.bithedge.topology.app;

import org.jspecify.annotations.NullMarked;
