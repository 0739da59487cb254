package io.bithedge.api.books;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** All books, and the block that they are as of. */
public record BooksAnswer(List<BookAnswer> books, FinalBlock asOf) {}
