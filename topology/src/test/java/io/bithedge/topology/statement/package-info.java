@NullMarked
package io.bithedge.topology.statement;

import org.jspecify.annotations.NullMarked;
