/** What may stand behind the question mark. */
@NullMarked
package io.bithedge.api.query;

import org.jspecify.annotations.NullMarked;
