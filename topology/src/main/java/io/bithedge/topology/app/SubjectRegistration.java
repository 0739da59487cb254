package io.bithedge.topology.app;

import io.bithedge.schemas.admin.Subjects;
import io.bithedge.schemas.registry.HttpRegistry;
import io.bithedge.schemas.registry.RegistryAccess;
import io.bithedge.schemas.registry.RegistryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the schemas of all topics into the registry at the start where that is allowed, so that others find them before the first record. Nothing waits for it. */
final class SubjectRegistration {
    private static final Logger LOG = LoggerFactory.getLogger(SubjectRegistration.class);

    private final RegistryAccess registry;

    SubjectRegistration(RegistryAccess registry) {
        this.registry = registry;
    }

    void start() {
        if (registry.autoRegister()) {
            Thread.ofVirtual().name("register-schemas").start(this::register);
        }
    }

    private void register() {
        try {
            int count = new Subjects(new HttpRegistry(registry)).register().size();
            LOG.info("{} subjects are registered", count);
        } catch (RegistryException e) {
            LOG.warn("subjects are not all registered, `bithedge schemas register` does it: {}", e.getMessage());
        }
    }
}
