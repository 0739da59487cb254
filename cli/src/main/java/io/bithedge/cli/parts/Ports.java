package io.bithedge.cli.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The port of every part of one system. */
public final class Ports {
    private static final int HIGHEST = 65_535;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    /**
     * Chooses the ports.
     *
     * @param base the first port of a consecutive block, in the order of {@link Port}
     * @param named single ports by the name of their part; they win over the base
     */
    public static Ports of(OptionalInt base, Map<String, Integer> named) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        int next = base.orElse(0);
        for (Port port : Port.values()) {
            numbers.put(port, base.isPresent() ? next++ : port.standard());
        }
        named.forEach((name, number) -> numbers.put(Port.named(name).orElseThrow(() -> unknown(name)), number));
        check(numbers);
        return new Ports(numbers);
    }

    private static IllegalArgumentException unknown(String name) {
        String known = Stream.of(Port.values()).map(Port::partName).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "no part is called '%s'. Ports can be given for: %s".formatted(name, known));
    }

    private static void check(Map<Port, Integer> numbers) {
        Map<Integer, Port> seen = new HashMap<>();
        numbers.forEach((port, number) -> {
            if (number < 1 || number > HIGHEST) {
                throw new IllegalArgumentException(
                        "port %d for %s is not in 1 to %d".formatted(number, port.partName(), HIGHEST));
            }
            Port other = seen.put(number, port);
            if (other != null) {
                throw new IllegalArgumentException(
                        "port %d is given to both %s and %s".formatted(number, other.partName(), port.partName()));
            }
        });
    }

    public int of(Port port) {
        return Objects.requireNonNull(numbers.get(port));
    }

    public Map<String, Integer> byName() {
        Map<String, Integer> named = new LinkedHashMap<>();
        numbers.forEach((port, number) -> named.put(port.partName(), number));
        return named;
    }

    /** Returns one sentence for each port that another program holds, naming the part that wants it. */
    public List<String> taken() {
        return taken(EnumSet.noneOf(Port.class));
    }

    /** The same but for parts that are not started. */
    public List<String> taken(Set<Port> unused) {
        return numbers.entrySet().stream()
                .filter(entry -> !unused.contains(entry.getKey()))
                .filter(entry -> !isFree(entry.getValue()))
                .map(entry ->
                        "port %d is taken by another program, and %s needs it (choose another with --port %s=N, or all with --port-base N)"
                                .formatted(
                                        entry.getValue(),
                                        entry.getKey().partName(),
                                        entry.getKey().partName()))
                .toList();
    }

    private static boolean isFree(int number) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
