/** The subcommands. */
@NullMarked
package io.bithedge.standalone.cli;

import org.jspecify.annotations.NullMarked;
