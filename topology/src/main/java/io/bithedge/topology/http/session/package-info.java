/** Signing in with a wallet, and the little that is kept for whoever did. Everything about the pool is public without it. */
@NullMarked
package io.bithedge.topology.http.session;

import org.jspecify.annotations.NullMarked;
