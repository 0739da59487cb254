package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.bithedge.api.quotes.SignerQuoter;
import io.bithedge.ledger.Token;
import io.bithedge.pool.quote.Quoter;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.stacks.clarity.ClarityValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Firm quotes: for one buyer, signed by another process. */
class QuotesApiTest extends PoolApi {
    private HttpResponse<String> ask() throws Exception {
        return post("/v1/quotes", """
                {"policyType": "PUT", "strike": "6000000000000", "amount": "50000000", "expirationHeight": %d, "buyer": "%s"}""".formatted(NOW + 4_320, PROVIDER));
    }

    @Test
    void isSignedForItsBuyerAtTheOraclesPrices() throws Exception {
        HttpResponse<String> answer = ask();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("collateral").stringValue()).isEqualTo("56250000000");
        assertThat(json(answer).path("signature").stringValue()).matches("0x[0-9a-f]{130}");
        assertThat(json(answer).path("buyer").stringValue()).isEqualTo(PROVIDER);
        assertThat(json(answer).path("btcReference").stringValue()).isEqualTo("6000000000000");
        assertThat(json(answer).path("stxReference").stringValue()).isEqualTo("80000000");
        assertThat(json(answer).path("validUntil").longValue()).isEqualTo(FakeViews.AS_OF.blockTime() + 120);
        assertThat(json(answer).path("secondsLeft").longValue()).isEqualTo(120);
    }

    /** Never half a quote. */
    @Test
    void saysWhenTheSignerIsSilentOrRefuses() throws Exception {
        server.signerSays = Optional.of(new Quoter.Answer.Silent("nobody listens"));
        HttpResponse<String> silent = ask();
        assertThat(silent.statusCode()).as(silent.body()).isEqualTo(503);
        assertThat(json(silent).path("code").stringValue()).isEqualTo("SIGNER_SILENT");

        server.signerSays = Optional.of(new Quoter.Answer.Refused("BUDGET_SPENT", "no more this hour"));
        HttpResponse<String> refused = ask();
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(json(refused).path("code").stringValue()).isEqualTo("SIGNER_REFUSED");
        assertThat(json(refused).path("detail").stringValue()).contains("BUDGET_SPENT: no more this hour");
    }

    /** 56,250 STX of collateral each: a client's quarter of 400,000 is one, and the signer refusing costs none. */
    @Test
    void refusesAClientMoreThanHisShareOfTheHour() throws Exception {
        server.signerMostOfHour = OptionalLong.of(400_000_000_000L);
        try {
            server.signerSays = Optional.of(new Quoter.Answer.Silent("nobody listens"));
            assertThat(ask().statusCode()).isEqualTo(503);
            server.signerSays = Optional.empty();
            assertThat(ask().statusCode()).isEqualTo(200);
            HttpResponse<String> refused = ask();
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
            assertThat(json(refused).path("code").stringValue()).isEqualTo("COLLATERAL_SHARE");
            assertThat(json(refused).path("detail").stringValue()).contains("one client", "free again in");
            assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");

            server.signerMostOfHour = OptionalLong.of(4_000_000_000L);
            assertThat(ask().statusCode()).as("more than a share is never free").isEqualTo(422);
        } finally {
            server.signerMostOfHour = OptionalLong.empty();
        }
    }

    /** Nobody listens at the socket: the same as a signer that hangs. */
    @Test
    void isSilentWithoutASigner(@TempDir Path folder) {
        try (SignerQuoter quoter = new SignerQuoter(folder.resolve("signer.sock"), Duration.ofMillis(200))) {
            assertThat(quoter.sign(ClarityValue.uint(1)))
                    .asInstanceOf(type(Quoter.Answer.Silent.class))
                    .satisfies(silent -> assertThat(silent.words()).contains("the signer does not answer"));
            assertThat(quoter.mostOfHour(Token.STX)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | INVALID_FIELD",
                "{\"policyType\":\"PUT\",\"strike\":\"-1\",\"amount\":\"1\",\"expirationHeight\":5} | 400 | INVALID_FIELD",
                "{\"policyType\":\"PUT\",\"strike\":\"1\",\"amount\":\"1\",\"expirationHeight\":5} | 400 | INVALID_FIELD",
                "{\"policyType\":\"PUT\",\"strike\":\"1\",\"amount\":\"1\",\"expirationHeight\":5,\"buyer\":\"ST1\"} | 400 | INVALID_FIELD",
                "{\"policyType\":\"PUT\",\"strike\":\"1\",\"amount\":\"1\",\"expirationHeight\":5,\"buyer\":\"ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF\"} | 422 | AMOUNT_TOO_SMALL",
                "{\"policyType\":\"PUT\",\"strike\":\"1\",\"amount\":\"1\",\"expirationHeight\":5,\"indicative\":true} | 422 | AMOUNT_TOO_SMALL",
                "[ | 400 | MALFORMED_REQUEST",
            })
    void refusesBadRequestsWithAStableCode(String body, int status, String code) throws Exception {
        HttpResponse<String> answer = post("/v1/quotes", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
    }
}
