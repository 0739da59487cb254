/** A scripted market on devnet: people with keys from a seed who act by signed transactions only, as strangers would. */
@NullMarked
package io.bithedge.cli.demo;

import org.jspecify.annotations.NullMarked;
