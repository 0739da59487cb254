/** What our Clarity contracts print, refuse and take as arguments: stated once, for every service that meets them. */
@NullMarked
package io.bithedge.contracts;

import org.jspecify.annotations.NullMarked;
