package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.market.IncidentProperties;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.incident.Acknowledgement;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.settings.BadSetting;
import io.bithedge.stacks.Network;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Incidents acknowledged by a signed message. */
class IncidentsApiTest extends PoolApi {
    private static final String ROUTE = "/v1/incidents:acknowledge";
    private static final String STRANGER = "ST2REHHS5J3CERCRBEPMGH7921Q6PYKAADT7JP2VB";

    @BeforeEach
    void raise() {
        server.incidents.isDown = false;
        views.incidents.add(new IncidentView(
                "i1",
                "PRICE_AT_RISK",
                "policy 8",
                "late",
                "1",
                "2",
                Optional.of(Token.STX),
                new StacksHeight(69),
                "fold-policies",
                true,
                new IncidentState.Open()));
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    @Test
    void anOperatorAcknowledgesByOneSignedMessage() throws Exception {
        JsonNode before = json(get("/v1/incidents"));
        assertThat(before.path("operators").get(0).stringValue()).isEqualTo(OperatorWords.OPERATOR.toString());

        HttpResponse<String> answer = post(ROUTE, OperatorWords.acknowledgement("i1", now()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).path("incident").path("state").stringValue()).isEqualTo("ACKNOWLEDGED");

        JsonNode after = json(get("/v1/incidents")).path("incidents").get(0);
        assertThat(after.path("by").path("operator").stringValue()).isEqualTo(OperatorWords.OPERATOR.toString());
        assertThat(after.path("by").path("reason").stringValue()).isEqualTo("I look into it");
        assertThat(after.path("stopsQuotesNow").booleanValue()).isTrue();
    }

    @Test
    void theSameMessageAgainIsRefused() throws Exception {
        String said = OperatorWords.acknowledgement("i1", now());
        post(ROUTE, said);
        refused(post(ROUTE, said), 409, "NOT_OPEN");
    }

    @Test
    void whoIsNotOnTheListOrDidNotSignIsRefused() throws Exception {
        String said = OperatorWords.acknowledgement("i1", now());
        refused(post(ROUTE, said.replace(OperatorWords.OPERATOR.toString(), STRANGER)), 403, "NOT_AN_OPERATOR");
        refused(post(ROUTE, said.replace("I look into it", "It is over")), 403, "NOT_SIGNED");
        refused(post(ROUTE, OperatorWords.acknowledgement("i1", now() - 3_600_000)), 422, "NOT_OF_NOW");
        refused(post(ROUTE, OperatorWords.acknowledgement("i7", now())), 404, "UNKNOWN_INCIDENT");
        assertThat(views.incidents.getFirst().state()).isEqualTo(new IncidentState.Open());
    }

    @Test
    void saysWhenItCouldNotBeRecorded() throws Exception {
        server.incidents.isDown = true;
        refused(post(ROUTE, OperatorWords.acknowledgement("i1", now())), 503, "NOT_RECORDED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incidentId | \"\"",
                "incidentId | null",
                "incidentId | \"\\ud800\"",
                "operator   | \"ST1\"",
                "operator   | null",
                "reason     | \"  \"",
                "reason     | \"\\udfff\"",
                "atMs       | null",
                "atMs       | -1",
                "signature  | \"00\"",
                "signature  | null",
            })
    void whatDoesNotFitIsNamed(String field, String value) throws Exception {
        Acknowledgement word = new Acknowledgement("i1", OperatorWords.OPERATOR, "I look into it", now());
        String good = OperatorWords.body(word, OperatorWords.signature(word));
        HttpResponse<String> answer = post(
                ROUTE,
                good.replaceFirst(
                        "\"%s\":(\"[^\"]*\"|[0-9]+)".formatted(field),
                        "\"%s\":%s".formatted(field, value.replace("\\", "\\\\"))));
        refused(answer, 400, "INVALID_FIELD");
        assertThat(json(answer).path("detail").stringValue()).startsWith(field + ": expected");
    }

    @Test
    void aRecoveryIdAboveThreeIsNoSignature() throws Exception {
        Acknowledgement word = new Acknowledgement("i1", OperatorWords.OPERATOR, "I look into it", now());
        String signature = OperatorWords.signature(word).replaceFirst("..$", "04");
        refused(post(ROUTE, OperatorWords.body(word, signature)), 400, "INVALID_FIELD");
        String ofNobody = "00".repeat(65);
        refused(post(ROUTE, OperatorWords.body(word, ofNobody)), 403, "NOT_SIGNED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SP000000000000000000002Q6VF78", "ST1", "SN000000000000000000003YDHWKJ", ""})
    void anOperatorIsAnAccountWithOneKeyOnThisNetwork(String address) {
        IncidentProperties properties = new IncidentProperties(List.of(address));
        Assertions.assertThatThrownBy(() -> properties.addresses(Network.TESTNET))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("bithedge.incidents.operators");
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
    }
}
