/** The explicit step that creates topics from the catalogue. */
@NullMarked
package io.bithedge.schemas.admin;

import org.jspecify.annotations.NullMarked;
