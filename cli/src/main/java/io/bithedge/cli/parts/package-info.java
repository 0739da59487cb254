/** The parts of a running system: what each is called with, where it listens, when it is ready. */
@NullMarked
package io.bithedge.cli.parts;

import org.jspecify.annotations.NullMarked;
