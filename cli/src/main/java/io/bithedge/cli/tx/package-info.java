/** `bithedge tx`: what concerns transactions, those of the submitter (`desk`) and any others (`codec`). */
@NullMarked
package io.bithedge.cli.tx;

import org.jspecify.annotations.NullMarked;
