@NullMarked
package io.bithedge.topology.http.live;

import org.jspecify.annotations.NullMarked;
