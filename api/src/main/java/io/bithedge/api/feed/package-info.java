/** What happens around one address, as an Atom feed: whoever wants to be told asks, and nobody is ever called. */
@NullMarked
package io.bithedge.api.feed;

import org.jspecify.annotations.NullMarked;
