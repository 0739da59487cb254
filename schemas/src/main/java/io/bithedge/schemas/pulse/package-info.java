/** Whether what a process stands on still answers. */
@NullMarked
package io.bithedge.schemas.pulse;

import org.jspecify.annotations.NullMarked;
