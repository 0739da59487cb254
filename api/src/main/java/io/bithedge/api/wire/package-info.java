/** What several routes read and write: fields of requests, and the JSON of books, accounts and policies. */
@NullMarked
package io.bithedge.api.wire;

import org.jspecify.annotations.NullMarked;
