package io.bithedge.connection;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** Boot's settings, without the templates, listeners and admins that it would make of them: each client here has its own guarantees. */
final class OurClientsOnly implements AutoConfigurationImportFilter {
    @Override
    public boolean[] match(@Nullable String[] classNames, AutoConfigurationMetadata metadata) {
        boolean[] isWanted = new boolean[classNames.length];
        for (int i = 0; i < classNames.length; i++) {
            String name = classNames[i];
            isWanted[i] = name == null || !name.startsWith("org.springframework.boot.kafka.");
        }
        return isWanted;
    }
}
