/**
 * The `book` and `claims` subcommands: histories of one book on standard input; on standard output totals and providers, or leaves, proofs
 * and claims.
 */
@NullMarked
package io.bithedge.cli.book;

import org.jspecify.annotations.NullMarked;
