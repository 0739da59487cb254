/** Signed limits that let a provider withdraw. */
@NullMarked
package io.bithedge.topology.voucher;

import org.jspecify.annotations.NullMarked;
