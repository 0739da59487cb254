/** The subcommands. */
@NullMarked
package io.bithedge.cli.command;

import org.jspecify.annotations.NullMarked;
