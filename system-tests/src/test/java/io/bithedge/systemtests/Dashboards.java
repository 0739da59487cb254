package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What deploy/ shows of a running system: every panel has a series, every rule can be evaluated, every metric of ours is in the documents. */
final class Dashboards {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FOLDER = CommandLine.home().resolve("deploy/grafana/dashboards");
    private static final Path DOCUMENT = CommandLine.home().resolve("docs/metrics.md");
    private static final Pattern OURS = Pattern.compile("\\b(bithedge|pool)_[a-z_]+");
    /** Served where the oracle asks exchanges: the market of a demo comes from files. OracleMetricsTest has them. */
    private static final Pattern OF_EXCHANGES =
            Pattern.compile("bithedge_oracle_(last_good_age_seconds|breaker_state|readings_total)");

    /** What Prometheus makes of one counter, timer or histogram. */
    private static final Pattern PARTS = Pattern.compile("_(count|sum|max|bucket|created)$");

    private Dashboards() {}

    static void areTrue(RunningSystem system, Path folder) throws IOException, InterruptedException {
        try (PrometheusProcess prometheus = PrometheusProcess.start(system, folder)) {
            assertThat(panelsWithoutSeries(prometheus)).isEmpty();
            assertThat(brokenRules(prometheus)).isEmpty();
            assertThat(named(Files.readString(DOCUMENT))).isEqualTo(served(prometheus));
        }
    }

    private static List<String> panelsWithoutSeries(PrometheusProcess prometheus)
            throws IOException, InterruptedException {
        List<String> empty = new ArrayList<>();
        int asked = 0;
        for (Path file : files()) {
            for (JsonNode panel : JSON.readTree(Files.readString(file)).path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    asked++;
                    String expression = target.path("expr").asString();
                    if (!OF_EXCHANGES.matcher(expression).find()
                            && prometheus.query(expression).isEmpty()) {
                        empty.add(
                                file.getFileName() + ", " + panel.path("title").asString() + ": " + expression);
                    }
                }
            }
        }
        assertThat(asked).isPositive();
        return empty;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.sorted().toList();
        }
    }

    private static List<String> brokenRules(PrometheusProcess prometheus) throws IOException, InterruptedException {
        List<String> broken = new ArrayList<>();
        for (JsonNode group : prometheus.rules()) {
            for (JsonNode rule : group.path("rules")) {
                if (!rule.path("health").asString().equals("ok")) {
                    broken.add(rule.path("name").asString() + ": "
                            + rule.path("lastError").asString());
                }
            }
        }
        return broken;
    }

    private static Set<String> served(PrometheusProcess prometheus) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        for (JsonNode series : prometheus.query("count by (__name__) ({__name__=~\"(bithedge|pool)_.*\"})")) {
            names.add(base(series.path("metric").path("__name__").asString()));
        }
        names.removeIf(name -> OF_EXCHANGES.matcher(name).matches());
        return names;
    }

    private static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        OURS.matcher(text).results().forEach(match -> names.add(base(match.group())));
        names.removeIf(name -> OF_EXCHANGES.matcher(name).matches());
        return names;
    }

    private static String base(String name) {
        return PARTS.matcher(name).replaceAll("");
    }
}
