package io.bithedge.cli.parts;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of several processes of the topology. The first has the ports of the pages and the names of one that is alone; the others are
 * `topology-2` and so on.
 */
public record TopologyInstance(int number) {
    public static final int MOST = 8;

    static final TopologyInstance FIRST = new TopologyInstance(1);

    private static final Pattern NAME = Pattern.compile("topology-[2-" + MOST + "](-private)?");
    private static final int STANDARD = 8_120;
    private static final int STANDARD_PRIVATE = 9_080;

    public TopologyInstance {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("--topology: expected 1 to %d, got %d".formatted(MOST, number));
        }
    }

    static List<TopologyInstance> first(int count) {
        new TopologyInstance(count);
        return IntStream.rangeClosed(1, count).mapToObj(TopologyInstance::new).toList();
    }

    /** All but the first that there can be. */
    public static List<TopologyInstance> further() {
        return first(MOST).subList(1, MOST);
    }

    /** The further ones of a running system, by the ports it names. */
    public static List<TopologyInstance> further(Map<String, Integer> ports) {
        return further().stream().filter(it -> ports.containsKey(it.partName())).toList();
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public String partName() {
        return number == 1 ? Port.TOPOLOGY.partName() : Port.TOPOLOGY.partName() + "-" + number;
    }

    String privateName() {
        return number == 1 ? Port.TOPOLOGY_PRIVATE.partName() : partName() + "-private";
    }

    /** Static membership: the group knows each by its own. */
    String memberId() {
        return "topology-" + number;
    }

    int standard() {
        return STANDARD + number;
    }

    int standardPrivate() {
        return STANDARD_PRIVATE + number - 1;
    }
}
