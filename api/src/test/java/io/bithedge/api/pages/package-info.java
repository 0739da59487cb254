/** Tests of what serves the pages. */
@NullMarked
package io.bithedge.api.pages;

import org.jspecify.annotations.NullMarked;
