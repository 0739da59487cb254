/** Signing by another process: its messages, their form on a Unix socket, and the client. */
@NullMarked
package io.bithedge.stacks.remote;

import org.jspecify.annotations.NullMarked;
