package io.bithedge.schemas.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRegistryTest {
    private static final Schema SCHEMA =
            SchemaBuilder.record("R").fields().requiredLong("n").endRecord();

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRegistry registry() {
        return new HttpRegistry(server.url("/apis/ccompat/v7/").toString());
    }

    private void answer(int code, String body) {
        server.enqueue(new MockResponse.Builder().code(code).body(body).build());
    }

    @Test
    void registersOnceAndRemembersTheId() throws Exception {
        answer(200, "{\"id\":7}");
        HttpRegistry registry = registry();

        assertThat(registry.register("t-value", SCHEMA)).isEqualTo(7);
        assertThat(registry.register("t-value", SCHEMA)).isEqualTo(7);

        var request = server.takeRequest();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/apis/ccompat/v7/subjects/t-value/versions");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void readsASchemaById() {
        answer(
                200,
                "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":[{\\\"name\\\":\\\"n\\\",\\\"type\\\":\\\"long\\\"}]}\"}");

        assertThat(registry().byId(7)).isEqualTo(SCHEMA);
    }

    @Test
    void triesAgainWhenTheRegistryFails() {
        answer(503, "");
        answer(200, "{\"id\":7}");

        assertThat(registry().register("t-value", SCHEMA)).isEqualTo(7);
    }

    @Test
    void saysWhatTheRegistryRefused() {
        answer(409, "{\"error_code\":409,\"message\":\"incompatible\"}");

        assertThatThrownBy(() -> registry().register("t-value", SCHEMA))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("t-value")
                .hasMessageContaining("409")
                .hasMessageContaining("incompatible");
    }

    /** Where asking for what is not there is a fault. */
    @Test
    void saysWhereTheRegistryHasNoSuchThing() {
        answer(404, "{\"error_code\":40403,\"message\":\"no schema\"}");

        assertThatThrownBy(() -> registry().idOf("t-value", SCHEMA))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("POST " + server.url("/apis/ccompat/v7/subjects/t-value"))
                .hasMessageContaining("404")
                .hasMessageContaining("no schema");
    }

    @Test
    void asksTheNextAddressWhenOneFails() {
        answer(200, "{\"id\":7}");
        String nobody = "http://127.0.0.1:1";
        RegistryAccess access = RegistryAccess.at(nobody + "," + server.url("/"));

        assertThat(new HttpRegistry(access).register("t-value", SCHEMA)).isEqualTo(7);
    }

    @Test
    void showsWhoItIs() throws Exception {
        answer(200, "{\"id\":7}");
        RegistryAccess access = RegistryAccess.of(
                Map.of(RegistryAccess.USER_INFO, "oracle:secret"),
                server.url("/").toString());
        new HttpRegistry(access).register("t-value", SCHEMA);

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic b3JhY2xlOnNlY3JldA==");
        assertThat(access.toString()).doesNotContain("secret");
    }

    @Test
    void namesTheSettingWhenItIsNotLetIn() {
        answer(401, "");
        RegistryAccess access = RegistryAccess.of(
                Map.of(RegistryAccess.BEARER_TOKEN, "secret"), server.url("/").toString());

        assertThatThrownBy(() -> new HttpRegistry(access).register("t-value", SCHEMA))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(RegistryAccess.USER_INFO)
                .hasMessageNotContaining("secret");
    }

    @Test
    void setsTheCompatibilityOfAllSubjects() throws Exception {
        answer(200, "{}");

        registry().setCompatibility("BACKWARD_TRANSITIVE");

        var request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("PUT");
        assertThat(request.getUrl().encodedPath()).isEqualTo("/apis/ccompat/v7/config");
    }

    @Test
    void setsTheCompatibilityOfOneSubject() throws Exception {
        answer(200, "{}");

        registry().setCompatibility("t-value", "FULL_TRANSITIVE");

        var request = server.takeRequest();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/apis/ccompat/v7/config/t-value");
        assertThat(requireNonNull(request.getBody()).utf8()).isEqualTo("{\"compatibility\":\"FULL_TRANSITIVE\"}");
    }

    @Test
    void findsWhatIsRegisteredAndNothingElse() {
        answer(200, "{\"id\":7}");
        answer(404, "{\"error_code\":40401}");
        HttpRegistry registry = registry();

        assertThat(registry.find("t-value", SCHEMA)).hasValue(7);
        assertThat(registry.find("u-value", SCHEMA)).isEmpty();
    }

    @Test
    void asksWhetherASchemaFits() {
        answer(200, "{\"is_compatible\":false}");
        answer(404, "{\"error_code\":40401}");
        HttpRegistry registry = registry();

        assertThat(registry.isCompatible("t-value", SCHEMA)).isFalse();
        // A subject without a schema takes any.
        assertThat(registry.isCompatible("u-value", SCHEMA)).isTrue();
    }
}
