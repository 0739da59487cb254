/** The file with which a provider gets his capital out of a vault without anybody's help: ./bithedge replay --proof writes it, exit and the page take it. */
@NullMarked
package io.bithedge.cli.proof;

import org.jspecify.annotations.NullMarked;
