/** What nodes pushed: looked at, and removed. */
@NullMarked
package io.bithedge.cli.observation;

import org.jspecify.annotations.NullMarked;
