package io.bithedge.cli.parts;

import io.bithedge.cli.process.ProcessMark;
import io.bithedge.cli.process.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs, as the supervisor writes it down at every change.
 *
 * @param supervisor the process that watches the parts
 * @param ready whether all parts were started; a part may wait for a person
 * @param ports by name of the part
 */
public record SystemState(ProcessMark supervisor, boolean ready, Map<String, Integer> ports, List<PartState> parts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(20);

    public record PartState(ProcessMark process, String state, int restarts) {
        public static PartState of(Supervised supervised) {
            return new PartState(supervised.mark(), supervised.state().name(), supervised.restarts());
        }

        private boolean isReady() {
            return state.equals(Supervised.State.READY.name())
                    && process.alive().isPresent();
        }
    }

    public SystemState {
        ports = Map.copyOf(ports);
        parts = List.copyOf(parts);
    }

    /** Returns what was written last; nothing when there is no file or it cannot be read. */
    public static Optional<SystemState> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), SystemState.class))
                    : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    public void write(Path file) throws IOException {
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    public boolean isSupervised() {
        return supervisor.alive().isPresent();
    }

    /** Whether everything was started and no part is dead, on its way, or waits for a person. */
    public boolean allReady() {
        return ready && parts.stream().allMatch(PartState::isReady);
    }

    /** Returns the parts that still run although nobody watches them. */
    public List<ProcessMark> orphans() {
        return isSupervised()
                ? List.of()
                : parts.stream()
                        .map(PartState::process)
                        .filter(mark -> mark.alive().isPresent())
                        .toList();
    }

    /** Stops the orphans, last started first. */
    public void stopOrphans() {
        orphans().reversed().forEach(orphan -> orphan.stop(ORPHAN_GRACE));
    }

    public String topologyUrl() {
        return url(Port.TOPOLOGY);
    }

    public String bootstrapServers() {
        return Brokers.bootstrapServers(Instance.Kind.BROKER.running(ports).stream()
                .map(broker -> port(broker.partName()))
                .toList());
    }

    public String registryUrl() {
        return RegistryPart.url(port(Port.REGISTRY));
    }

    public String url(Port port) {
        return "http://127.0.0.1:" + port(port);
    }

    public String url(Instance instance) {
        return "http://127.0.0.1:" + port(instance.partName());
    }

    private int port(Port port) {
        return port(port.partName());
    }

    private int port(String part) {
        Integer number = ports.get(part);
        if (number == null) {
            throw new IllegalStateException("the running system names no port of " + part);
        }
        return number;
    }
}
