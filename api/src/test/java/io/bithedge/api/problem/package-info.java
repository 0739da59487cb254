@NullMarked
package io.bithedge.api.problem;

import org.jspecify.annotations.NullMarked;
