@NullMarked
package io.bithedge.topology.support;

import org.jspecify.annotations.NullMarked;
