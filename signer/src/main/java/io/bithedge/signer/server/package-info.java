/** The socket, its connections, and the desk that answers. */
@NullMarked
package io.bithedge.signer.server;

import org.jspecify.annotations.NullMarked;
