package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.pool.view.FakeViews;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class PagesTest {
    private static final String INDEX = "<!doctype html><title>pool</title>";

    @TempDir
    static Path folder;

    private ApiServer server;

    @BeforeAll
    void start() throws IOException {
        Files.createDirectories(folder.resolve("web/assets"));
        Files.writeString(folder.resolve("web/index.html"), INDEX);
        Files.writeString(folder.resolve("web/favicon.svg"), "<svg/>");
        Files.writeString(folder.resolve("web/.built"), "secret");
        Files.writeString(folder.resolve("web/assets/index-B7f2.js"), "let a;");
        Files.writeString(folder.resolve("outside.txt"), "secret");
        server = ApiServer.start(new FakeViews(), folder, "bithedge.web.dir=" + folder.resolve("web"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/provider", "/provider/ST1", "/policies/7?tab=trail", "/risk/"})
    void aRouteInsideThePagesGetsTheIndex(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(INDEX);
        assertThat(ApiServer.header(answer, "Content-Type")).startsWith("text/html");
        assertThat(ApiServer.header(answer, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void aRouteGetsWhatWasDrawnAheadForIt() throws Exception {
        Path pages = Files.createDirectories(folder.resolve("ahead"));
        for (String name : List.of("index", "pool", "provider", "shell", "exit")) {
            Files.writeString(pages.resolve(name + ".html"), name);
        }
        Map<String, String> given = Map.of(
                "/", "index",
                "/pool", "pool",
                "/pool/", "pool",
                "/pool?token=SBTC", "pool",
                "/provider", "provider",
                "/provider/ST1", "shell",
                "/risk", "shell",
                "/exit", "shell",
                "/shell", "shell",
                "/nowhere", "shell");
        try (ApiServer ahead = ApiServer.start(new FakeViews(), folder, "bithedge.web.dir=" + pages)) {
            for (Map.Entry<String, String> it : given.entrySet()) {
                HttpResponse<String> answer = ahead.get(it.getKey());

                assertThat(answer.body()).as(it.getKey()).isEqualTo(it.getValue());
                assertThat(ApiServer.header(answer, "Content-Type")).startsWith("text/html");
                assertThat(ApiServer.header(answer, "Cache-Control")).isEqualTo("no-cache");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/provider/ST1/books", "/policies/7/8", "/Risk"})
    void aRouteThatNoPageHasIsNotFoundWithThePageThatSaysSo(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(INDEX);
        assertThat(ApiServer.header(answer, "Content-Type")).startsWith("text/html");
        assertThat(server.get("/assets/gone").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsHashedFilesForGoodAndOthersNot() throws Exception {
        HttpResponse<String> script = server.get("/assets/index-B7f2.js");
        assertThat(script.body()).isEqualTo("let a;");
        assertThat(ApiServer.header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(ApiServer.header(script, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");

        HttpResponse<String> icon = server.get("/favicon.svg");
        assertThat(ApiServer.header(icon, "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(ApiServer.header(icon, "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/gone-1234.js, 404",
        "/assets/gone, 404",
        "/nothing.css, 404",
        "/.built, 404",
        "/v1/nothing, 404",
        "/v1, 404",
        "/actuator/env, 404",
        "/%2e%2e/outside.txt, 400",
        "/assets/%2e%2e/%2e%2e/outside.txt, 400",
        "/..%2foutside.txt, 400"
    })
    void whatIsNotThereIsAProblemAndNeverTheIndex(String path, int status) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("<title>pool");
    }

    @Test
    void saysWhatToDoWhereNoPagesAre() throws Exception {
        try (ApiServer none = ApiServer.start(new FakeViews(), folder);
                ApiServer gone = ApiServer.start(new FakeViews(), folder, "bithedge.web.dir=" + folder + "/gone")) {
            for (ApiServer one : new ApiServer[] {none, gone}) {
                HttpResponse<String> answer = one.get("/");
                assertThat(answer.body()).contains("bithedge.web.dir").contains("npm --prefix web run build");
                assertThat(ApiServer.header(answer, "Content-Type")).startsWith("text/html");
                assertThat(one.get("/provider").body()).isEqualTo(answer.body());
                assertThat(one.get("/v1/nothing").statusCode()).isEqualTo(404);
            }
        }
    }
}
