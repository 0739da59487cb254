/** A provider's statement as JSON, CSV and a page to print. */
@NullMarked
package io.bithedge.api.statements;

import org.jspecify.annotations.NullMarked;
