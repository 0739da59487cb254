package io.bithedge.cli.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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

    /** By the name of the part. */
    private final Map<String, Integer> numbers;

    private Ports(Map<String, Integer> numbers) {
        this.numbers = new LinkedHashMap<>(numbers);
    }

    /** With one process of each kind. */
    public static Ports of(OptionalInt base, Map<String, Integer> named) {
        return of(base, named, Counts.ONE);
    }

    /**
     * Chooses the ports.
     *
     * @param base the first port of a consecutive block, in the order of {@link Port}, then those of each further process of a kind
     * @param named single ports by the name of their part; they win over the base
     * @param counts how many processes of each kind there are
     */
    public static Ports of(OptionalInt base, Map<String, Integer> named, Counts counts) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int next = base.orElse(0);
        for (Port port : Port.values()) {
            numbers.put(port.partName(), base.isPresent() ? next++ : port.standard());
        }
        for (Instance further : counts.further().toList()) {
            List<Integer> standard = further.standardPorts();
            for (int i = 0; i < standard.size(); i++) {
                numbers.put(further.portNames().get(i), base.isPresent() ? next++ : standard.get(i));
            }
        }
        named.forEach((name, number) -> numbers.put(known(name), number));
        check(numbers);
        return new Ports(numbers);
    }

    private static String known(String name) {
        if (Port.named(name).isEmpty() && !Instance.isName(name)) {
            String known = Stream.of(Port.values()).map(Port::partName).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "no part is called '%s'. Ports can be given for: %s, topology-2, topology-2-private and so on"
                            .formatted(name, known));
        }
        return name;
    }

    private static void check(Map<String, Integer> numbers) {
        Map<Integer, String> seen = new HashMap<>();
        numbers.forEach((part, number) -> {
            if (number < 1 || number > HIGHEST) {
                throw new IllegalArgumentException("port %d for %s is not in 1 to %d".formatted(number, part, HIGHEST));
            }
            String other = seen.put(number, part);
            if (other != null) {
                throw new IllegalArgumentException("port %d is given to both %s and %s".formatted(number, other, part));
            }
        });
    }

    public int of(Port port) {
        return of(port.partName());
    }

    /** Of a part by its name. */
    int of(String part) {
        return Objects.requireNonNull(numbers.get(part), () -> "no port of " + part);
    }

    public Map<String, Integer> byName() {
        return new LinkedHashMap<>(numbers);
    }

    /** Returns one sentence for each port that another program holds, naming the part that wants it. */
    public List<String> taken() {
        return taken(Set.of());
    }

    /** The same but for parts that are not started. */
    public List<String> taken(Set<Port> unused) {
        Set<String> names = unused.stream().map(Port::partName).collect(Collectors.toSet());
        return numbers.entrySet().stream()
                .filter(entry -> !names.contains(entry.getKey()))
                .filter(entry -> !isFree(entry.getValue()))
                .map(entry ->
                        "port %d is taken by another program, and %s needs it (choose another with --port %s=N, or all with --port-base N)"
                                .formatted(entry.getValue(), entry.getKey(), entry.getKey()))
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
