/** Policies, their history and their backers. */
@NullMarked
package io.bithedge.api.policies;

import org.jspecify.annotations.NullMarked;
