/** How every part of the system is, in one answer. */
@NullMarked
package io.bithedge.api.operations;

import org.jspecify.annotations.NullMarked;
