package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.pool.view.PoolHealth;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What holds on every route: the block it is as of, amounts as strings, stable codes, health. */
class PoolApiTest extends PoolApi {
    @Test
    void namesTheFinalBlockOfEveryAnswer() throws Exception {
        for (String path : new String[] {
            "/v1/books",
            "/v1/books/STX/conservative",
            "/v1/books/STX/conservative/vintages",
            "/v1/providers/" + PROVIDER,
            "/v1/providers/" + PROVIDER + "/entries",
            "/v1/policies",
            "/v1/policies/1",
            "/v1/policies/1/backers",
            "/v1/policies/1/history",
            "/v1/providers/" + PROVIDER + "/unfinal",
            "/v1/reconciliation",
            "/v1/prices",
            "/v1/incidents"
        }) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            assertThat(json(answer).path("asOf").path("indexBlockHash").stringValue())
                    .as(path)
                    .isEqualTo("0xabcd");
            assertThat(json(answer).path("asOf").path("final").booleanValue())
                    .as(path)
                    .isTrue();
        }
    }

    @Test
    void writesAmountsAsStrings() throws Exception {
        JsonNode account = json(get("/v1/providers/" + PROVIDER)).path("books").get(0);

        assertThat(account.path("limit").stringValue()).isEqualTo("1000");
        assertThat(account.path("token").stringValue()).isEqualTo("STX");
        assertThat(account.path("tier").stringValue()).isEqualTo("conservative");
        assertThat(json(get("/v1/policies/1")).path("quoteId").stringValue()).isEqualTo("0x00");
        assertThat(json(get("/v1/policies/1/backers"))
                        .path("backers")
                        .get(0)
                        .path("weight")
                        .stringValue())
                .isEqualTo("4611686018427387904");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/books/DOGE/balanced | 404 | UNKNOWN_BOOK",
                "/v1/providers/ST1 | 400 | INVALID_FIELD",
                "/v1/policies/0 | 400 | INVALID_FIELD",
                "/v1/policies/99 | 404 | NOT_FOUND",
                "/v1/policies?limit=0 | 400 | INVALID_FIELD",
                "/v1/policies?limit=501 | 400 | INVALID_FIELD",
                "/v1/policies?cursor=x | 400 | INVALID_FIELD",
                "/v1/policies?cursor=7:8 | 400 | INVALID_FIELD",
                "/v1/policies?expiresBefore=9&cursor=7 | 400 | INVALID_FIELD",
                "/v1/policies?expiresBefore=x | 400 | INVALID_FIELD",
                "/v1/policies?status=OPEN | 400 | INVALID_FIELD",
                "/v1/policies?owner=me | 400 | INVALID_FIELD",
                "/v1/policies?book=STX | 404 | UNKNOWN_BOOK",
                "/v1/policies/1/backers?cursor=x | 400 | INVALID_FIELD",
                "/v1/nothing | 404 | UNKNOWN_ROUTE",
            })
    void answersProblemsWithAStableCode(String path, int status, String code) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
    }

    @Test
    void saysInWordsWhyItIsNotReady() throws Exception {
        assertThat(get("/ready").statusCode()).isEqualTo(200);

        server.health = new PoolHealth.State(true, false, "tables are being read");

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
        assertThat(json(get("/ready")).path("reason").stringValue()).isEqualTo("tables are being read");
        assertThat(json(get("/status")).path("appliedHeight").longValue()).isEqualTo(70);
    }

    @Test
    void answersNotReadyWhileTheStateIsBeingRead() throws Exception {
        views.beingRead = true;

        HttpResponse<String> answer = get("/v1/books");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("code").stringValue()).isEqualTo("NOT_READY");
        assertThat(json(get("/status")).path("appliedHeight").longValue()).isEqualTo(-1);
    }

    @Test
    void isNotReadyWhileThePartitionIsNowhereToBeRead() throws Exception {
        views.nowhere = Optional.of("the partition moves");

        HttpResponse<String> answer = get("/v1/providers/" + PROVIDER);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("code").stringValue()).isEqualTo("NOT_READY");
    }
}
