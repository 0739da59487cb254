/** The process: configuration, wiring, HTTP. The only package that knows Spring. */
@NullMarked
package io.bithedge.oracle.app;

import org.jspecify.annotations.NullMarked;
