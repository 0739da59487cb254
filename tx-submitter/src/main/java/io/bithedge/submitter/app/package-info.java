/** The process: configuration, keys, wiring, HTTP. The only package that knows Spring. */
@NullMarked
package io.bithedge.submitter.app;

import org.jspecify.annotations.NullMarked;
