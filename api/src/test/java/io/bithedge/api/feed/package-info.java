@NullMarked
package io.bithedge.api.feed;

import org.jspecify.annotations.NullMarked;
