/** Decisions as functions of state and one input. */
@NullMarked
package io.bithedge.submitter.rule;

import org.jspecify.annotations.NullMarked;
