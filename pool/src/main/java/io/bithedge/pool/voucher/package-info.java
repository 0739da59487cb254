/** Signed limits that let a provider withdraw. */
@NullMarked
package io.bithedge.pool.voucher;

import org.jspecify.annotations.NullMarked;
