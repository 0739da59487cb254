@NullMarked
package io.bithedge.topology.requests;

import org.jspecify.annotations.NullMarked;
