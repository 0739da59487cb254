/** Starting, watching and stopping other programs. Knows nothing of what they are. */
@NullMarked
package io.bithedge.cli.process;

import org.jspecify.annotations.NullMarked;
