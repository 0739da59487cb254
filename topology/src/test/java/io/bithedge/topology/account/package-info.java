@NullMarked
package io.bithedge.topology.account;

import org.jspecify.annotations.NullMarked;
