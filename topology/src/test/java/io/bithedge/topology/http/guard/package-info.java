@NullMarked
package io.bithedge.topology.http.guard;

import org.jspecify.annotations.NullMarked;
