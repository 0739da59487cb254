/** Books, providers and policies as of a final block that was. */
@NullMarked
package io.bithedge.api.past;

import org.jspecify.annotations.NullMarked;
