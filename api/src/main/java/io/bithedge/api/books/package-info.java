/** The books and their vintages. */
@NullMarked
package io.bithedge.api.books;

import org.jspecify.annotations.NullMarked;
