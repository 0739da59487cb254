/** A scripted market on devnet: participants with keys from a seed who act by signed transactions only, as strangers would. */
@NullMarked
package io.bithedge.cli.demo;

import org.jspecify.annotations.NullMarked;
