/** Which of several processes of a kind acts for what: given by a group, safe by fencing. */
@NullMarked
package io.bithedge.schemas.seats;

import org.jspecify.annotations.NullMarked;
