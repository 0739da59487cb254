/** Outside of what the API scans: only a test that imports it has its routes. */
@NullMarked
package io.bithedge.wrong;

import org.jspecify.annotations.NullMarked;
