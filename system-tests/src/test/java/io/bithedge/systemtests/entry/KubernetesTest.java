package io.bithedge.systemtests.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The manifests of deploy/kubernetes against the models of Kubernetes' own client, which refuse what they do not know and miss what must be
 * there; and what the manifests say to each other: labels, volumes, ports, settings.
 */
class KubernetesTest {
    private static final Path HOME =
            Path.of(System.getProperty("bithedge.home", "..")).toAbsolutePath().normalize();
    private static final Path FOLDER = HOME.resolve("deploy/kubernetes");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, Check> SCHEMAS = Map.of(
            "ConfigMap", V1ConfigMap::validateJsonElement,
            "Deployment", V1Deployment::validateJsonElement,
            "Namespace", V1Namespace::validateJsonElement,
            "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "Service", V1Service::validateJsonElement,
            "StatefulSet", V1StatefulSet::validateJsonElement);

    /** Throws what is wrong. */
    private interface Check {
        void of(JsonElement element) throws IOException;
    }

    private static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static List<JsonNode> manifests() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode name : YAML.readTree(file("kustomization.yaml")).path("resources")) {
            try (MappingIterator<JsonNode> documents =
                    YAML.readerFor(JsonNode.class).readValues(file(name.asString()))) {
                documents.forEachRemaining(all::add);
            }
        }
        return all;
    }

    private static Stream<JsonNode> ofKind(String... kinds) throws IOException {
        Set<String> wanted = Set.of(kinds);
        return manifests().stream().filter(it -> wanted.contains(it.path("kind").asString()));
    }

    private static void validate(JsonNode manifest) throws IOException {
        String kind = manifest.path("kind").asString();
        Objects.requireNonNull(SCHEMAS.get(kind), kind).of(JsonParser.parseString(manifest.toString()));
    }

    private static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    private static Stream<JsonNode> containers(JsonNode pod) {
        return Stream.concat(
                pod.path("initContainers").valueStream(), pod.path("containers").valueStream());
    }

    @Test
    void everyFileIsInTheKustomization() throws IOException {
        Set<String> named = new HashSet<>(Set.of("kustomization.yaml"));
        YAML.readTree(file("kustomization.yaml")).path("resources").forEach(it -> named.add(it.asString()));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(it -> it.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isWhatKubernetesKnows(JsonNode manifest) {
        assertThatCode(() -> validate(manifest))
                .as(manifest.at("/metadata/name").asString())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replica: 2", "template: {spec: {containers: [{name: a, imagee: b}]}}", "serviceName: [a]"})
    void theModelsRefuseWhatIsWrong(String wrong) throws IOException {
        JsonNode manifest = YAML.readTree("{kind: StatefulSet, apiVersion: apps/v1, spec: {serviceName: a, "
                + "selector: {matchLabels: {app: a}}, template: {spec: {containers: [{name: a}]}}, " + wrong + "}}");
        assertThatThrownBy(() -> validate(manifest)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyWorkloadRunsAsNobodyWithProbesAndBounds() throws IOException {
        assertThat(ofKind("StatefulSet", "Deployment")).hasSize(4).allSatisfy(workload -> {
            JsonNode pod = pod(workload);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asString())
                    .isEqualTo("RuntimeDefault");
            assertThat(containers(pod)).allSatisfy(container -> {
                assertThat(container
                                .at("/securityContext/allowPrivilegeEscalation")
                                .isBoolean())
                        .isTrue();
                assertThat(container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean())
                        .isTrue();
                assertThat(container.at("/securityContext/capabilities/drop/0").asString())
                        .isEqualTo("ALL");
            });
            assertThat(pod.path("containers").valueStream()).allSatisfy(container -> {
                assertThat(container.at("/readinessProbe/httpGet/path").asString())
                        .isEqualTo("/ready");
                assertThat(container.path("livenessProbe").isObject()).isTrue();
                assertThat(container.at("/resources/limits/memory").isString()).isTrue();
            });
        });
    }

    @Test
    void whatIsMountedAndProbedIsThere() throws IOException {
        assertThat(ofKind("StatefulSet", "Deployment")).allSatisfy(workload -> {
            Set<String> volumes = new HashSet<>();
            Consumer<JsonNode> add = it -> volumes.add(it.asString());
            pod(workload).path("volumes").forEach(it -> add.accept(it.path("name")));
            workload.at("/spec/volumeClaimTemplates").forEach(it -> add.accept(it.at("/metadata/name")));
            Set<String> mounted = new HashSet<>();
            containers(pod(workload))
                    .forEach(container -> container
                            .path("volumeMounts")
                            .forEach(it -> mounted.add(it.path("name").asString())));
            assertThat(mounted).isEqualTo(volumes);
            JsonNode container = pod(workload).at("/containers/0");
            assertThat(container
                            .path("ports")
                            .valueStream()
                            .map(it -> it.path("name").asString()))
                    .contains(
                            container.at("/readinessProbe/httpGet/port").asString(),
                            container.at("/livenessProbe/tcpSocket/port").asString());
        });
    }

    @Test
    void everySelectorMeetsAWorkload() throws IOException {
        Set<String> apps = new HashSet<>();
        ofKind("StatefulSet", "Deployment").forEach(workload -> {
            String app = workload.at("/spec/template/metadata/labels/app").asString();
            assertThat(workload.at("/spec/selector/matchLabels/app").asString()).isEqualTo(app);
            apps.add(app);
        });
        assertThat(ofKind("Service"))
                .extracting(it -> it.at("/spec/selector/app").asString())
                .isSubsetOf(apps);
        assertThat(ofKind("PodDisruptionBudget"))
                .extracting(it -> it.at("/spec/selector/matchLabels/app").asString())
                .isSubsetOf(apps);
    }

    /** A key that neither the compose file nor a document has is a typing error. */
    @Test
    void everySettingIsOneThatTheServicesHave() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(ofKind("ConfigMap")
                .findFirst()
                .orElseThrow()
                .at("/data/application.properties")
                .asString()));
        String known = Files.readString(HOME.resolve("docker-compose.yml"))
                + Files.readString(HOME.resolve("docs/operating.md"));
        assertThat(settings.stringPropertyNames())
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(Pattern.compile("\\b" + Pattern.quote(key) + "\\b")
                                .matcher(known)
                                .find())
                        .as(key)
                        .isTrue());
    }
}
