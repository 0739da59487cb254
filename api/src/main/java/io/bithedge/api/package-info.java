/** The HTTP API: JSON, amounts as strings, every answer with the block it is as of. This package wires the others. */
@NullMarked
package io.bithedge.api;

import org.jspecify.annotations.NullMarked;
