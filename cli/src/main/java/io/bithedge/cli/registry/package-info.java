/** The schemas of the public topics in a registry. */
@NullMarked
package io.bithedge.cli.registry;

import org.jspecify.annotations.NullMarked;
