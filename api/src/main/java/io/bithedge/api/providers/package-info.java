/** Accounts of providers, their yield, and the policies that their capital backs. */
@NullMarked
package io.bithedge.api.providers;

import org.jspecify.annotations.NullMarked;
