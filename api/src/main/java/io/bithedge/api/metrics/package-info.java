/** The pool by the hour. */
@NullMarked
package io.bithedge.api.metrics;

import org.jspecify.annotations.NullMarked;
