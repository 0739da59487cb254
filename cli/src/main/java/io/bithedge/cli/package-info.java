@NullMarked
package io.bithedge.cli;

import org.jspecify.annotations.NullMarked;
