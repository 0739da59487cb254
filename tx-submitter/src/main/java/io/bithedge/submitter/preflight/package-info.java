/** What a call would do, before it is signed: a twin of the contracts' public functions, a node's simulation, and what we expect. */
@NullMarked
package io.bithedge.submitter.preflight;

import org.jspecify.annotations.NullMarked;
