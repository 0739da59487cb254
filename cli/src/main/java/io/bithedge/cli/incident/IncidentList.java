package io.bithedge.cli.incident;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.parts.HttpProbe;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the incidents of a running system. */
final class IncidentList {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;

    IncidentList(String topologyUrl) {
        this.url = topologyUrl + "/v1/incidents";
    }

    /** Oldest block first. */
    List<IncidentRow> read() throws InterruptedException {
        try {
            HttpResponse<String> answer = HttpProbe.get(url);
            if (answer.statusCode() != 200) {
                throw new ChainFailure("%s answered %d: %s".formatted(url, answer.statusCode(), answer.body()));
            }
            JsonNode list = JSON.readTree(answer.body()).path("incidents");
            return list.values().stream()
                    .map(IncidentRow::new)
                    .sorted((one, other) -> Long.compare(height(one), height(other)))
                    .toList();
        } catch (IOException silent) {
            throw new ChainFailure("%s does not answer: %s".formatted(url, silent));
        }
    }

    private static long height(IncidentRow row) {
        return row.json().path("height").asLong();
    }
}
