/** Where the subcommands write. */
@NullMarked
package io.bithedge.cli.console;

import org.jspecify.annotations.NullMarked;
