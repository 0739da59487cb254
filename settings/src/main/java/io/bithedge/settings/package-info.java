/**
 * How a service reads its settings: records with {@code @ConfigurationProperties} and Jakarta constraints. A wrong one stops the
 * start with one sentence: key, expected, got.
 */
@NullMarked
package io.bithedge.settings;

import org.jspecify.annotations.NullMarked;
