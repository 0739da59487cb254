@NullMarked
package io.bithedge.topology.openapi;

import org.jspecify.annotations.NullMarked;
