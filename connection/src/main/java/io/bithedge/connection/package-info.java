/** Broker and registry as a service's settings name them: Boot's {@code spring.kafka.*} and SSL bundles, {@code bithedge.registry.*}. */
@NullMarked
package io.bithedge.connection;

import org.jspecify.annotations.NullMarked;
