/** JSON of our own files and messages, read strictly. */
@NullMarked
package io.bithedge.stacks.json;

import org.jspecify.annotations.NullMarked;
