/** Signed limits for withdrawals. */
@NullMarked
package io.bithedge.api.vouchers;

import org.jspecify.annotations.NullMarked;
