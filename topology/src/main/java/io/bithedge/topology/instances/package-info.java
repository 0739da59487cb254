/** Several instances as one: rows of partitions that others have are asked of them. */
@NullMarked
package io.bithedge.topology.instances;

import org.jspecify.annotations.NullMarked;
