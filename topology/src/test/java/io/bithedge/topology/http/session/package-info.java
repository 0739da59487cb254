@NullMarked
package io.bithedge.topology.http.session;

import org.jspecify.annotations.NullMarked;
