@NullMarked
package io.bithedge.api.document;

import org.jspecify.annotations.NullMarked;
