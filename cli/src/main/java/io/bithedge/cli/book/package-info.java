/** The `book` subcommand: histories of one book on standard input, totals and providers on standard output. */
@NullMarked
package io.bithedge.cli.book;

import org.jspecify.annotations.NullMarked;
