package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is signed: quotes and vouchers. */
class QuotesApiTest extends PoolApi {
    @Test
    void signsAQuote() throws Exception {
        HttpResponse<String> answer = post("/v1/quotes", """
                {"policyType": "PUT", "strike": "6000000000000", "amount": "50000000", "expirationHeight": %d}""".formatted(NOW + 4_320));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("collateral").stringValue()).isEqualTo("56250000000");
        assertThat(json(answer).path("signature").stringValue()).matches("0x[0-9a-f]{130}");
        assertThat(json(answer).path("validUntil").longValue()).isEqualTo(NOW + 6);
    }

    @Test
    void signsAVoucher() throws Exception {
        HttpResponse<String> answer = post("/v1/vouchers", """
                {"provider": "%s", "token": "STX", "tier": "conservative"}""".formatted(PROVIDER));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("capitalLimit").stringValue()).isEqualTo("1000");
        assertThat(json(answer).path("premiumLimit").stringValue()).isEqualTo("77");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/quotes | {} | 400 | INVALID_FIELD",
                "/v1/quotes | {\"policyType\":\"PUT\",\"strike\":\"-1\",\"amount\":\"1\",\"expirationHeight\":5} | 400 | INVALID_FIELD",
                "/v1/quotes | {\"policyType\":\"PUT\",\"strike\":\"1\",\"amount\":\"1\",\"expirationHeight\":5} | 422 | AMOUNT_TOO_SMALL",
                "/v1/quotes | [ | 400 | MALFORMED_REQUEST",
                "/v1/vouchers | {\"provider\":\"x\",\"token\":\"STX\",\"tier\":\"balanced\"} | 400 | INVALID_FIELD",
                "/v1/vouchers | {\"provider\":\"ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF\",\"token\":\"STX\",\"tier\":\"balanced\"} | 404 | UNKNOWN_BOOK",
            })
    void refusesBadRequestsWithAStableCode(String path, String body, int status, String code) throws Exception {
        HttpResponse<String> answer = post(path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
    }
}
