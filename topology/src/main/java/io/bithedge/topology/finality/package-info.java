/** Chain events held until final, then released as facts. */
@NullMarked
package io.bithedge.topology.finality;

import org.jspecify.annotations.NullMarked;
