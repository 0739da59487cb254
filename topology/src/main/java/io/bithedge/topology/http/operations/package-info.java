/** How every part of the system is, in one answer. */
@NullMarked
package io.bithedge.topology.http.operations;

import org.jspecify.annotations.NullMarked;
