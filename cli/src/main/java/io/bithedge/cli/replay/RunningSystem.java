package io.bithedge.cli.replay;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.parts.HttpProbe;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The HTTP answers of the topology service, as far as they are compared. */
final class RunningSystem {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int UNKNOWN = 404;

    private final String url;

    RunningSystem(String url) {
        this.url = url;
    }

    /** The highest block that every fold has applied. */
    long appliedHeight() throws InterruptedException {
        return get("/status").path("appliedHeight").asLong(-1);
    }

    /** The newest final block that its books are as of. */
    Known known() throws InterruptedException {
        JsonNode asOf = get("/v1/books").path("asOf");
        return new Known(
                asOf.path("height").asLong(-1), asOf.path("indexBlockHash").asString(""));
    }

    /** A block that the system remembers. `height` is -1 before there is one. */
    record Known(long height, String indexBlockHash) {}

    List<JsonNode> books() throws InterruptedException {
        return list(get("/v1/books"), "books");
    }

    List<JsonNode> vintages(String token, String tier) throws InterruptedException {
        return listIfKnown("/v1/books/" + token + "/" + tier + "/vintages", "vintages");
    }

    /** One entry per book in which the provider has something. */
    List<JsonNode> accounts(String provider) throws InterruptedException {
        return listIfKnown("/v1/providers/" + provider, "books");
    }

    /** Empty when the system does not know what was asked for: that is a difference, no failure. */
    private List<JsonNode> listIfKnown(String path, String field) throws InterruptedException {
        JsonNode answer = get(path, UNKNOWN);
        return answer.isMissingNode() ? List.of() : list(answer, field);
    }

    private JsonNode get(String path) throws InterruptedException {
        return get(path, 0);
    }

    /** The missing node for an answer of the status {@code without}. */
    private JsonNode get(String path, int without) throws InterruptedException {
        try {
            HttpResponse<String> answer = HttpProbe.get(url + path);
            if (answer.statusCode() == without) {
                return MissingNode.getInstance();
            }
            if (answer.statusCode() != 200) {
                throw new ChainFailure(
                        "the running system answered %d to %s: %s".formatted(answer.statusCode(), path, answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException silent) {
            throw new ChainFailure("the running system does not answer %s%s: %s".formatted(url, path, silent));
        }
    }

    private static List<JsonNode> list(JsonNode answer, String field) {
        JsonNode list = answer.isArray() ? answer : answer.path(field);
        if (!list.isArray()) {
            throw new ChainFailure("expected a list '%s', got %s".formatted(field, answer));
        }
        return new ArrayList<>(list.values());
    }
}
