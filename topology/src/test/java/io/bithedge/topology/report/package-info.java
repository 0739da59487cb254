@NullMarked
package io.bithedge.topology.report;

import org.jspecify.annotations.NullMarked;
