package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type and paste: read, or refused in words. */
class TypedFieldsTest extends PoolApi {
    private static final String SMALL = PROVIDER.toLowerCase(Locale.ROOT);
    private static final String MAINNET = "SP000000000000000000002Q6VF78";

    @Test
    void anAddressInSmallLettersIsTheSame() throws Exception {
        for (String typed : new String[] {SMALL, "%20" + PROVIDER + "%20"}) {
            HttpResponse<String> answer = get("/v1/providers/" + typed);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer).path("provider").asString()).isEqualTo(PROVIDER);
            assertThat(json(answer).path("books").isEmpty()).isFalse();
        }
        HttpResponse<String> exit = post(
                "/v1/exits:prepare",
                "{\"provider\": \" %s \", \"token\": \"stx\", \"tier\": \"Conservative\", \"amount\": \"1\"}"
                        .formatted(SMALL));
        assertThat(exit.statusCode()).as(exit.body()).isEqualTo(200);
    }

    @Test
    void theOwnerOfPoliciesInSmallLettersIsTheSame() throws Exception {
        get("/v1/policies?owner=" + SMALL);

        assertThat(views.lastFilter.owner()).hasValue(PROVIDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/providers/" + MAINNET,
                "/v1/providers/" + MAINNET + "/entries",
                "/v1/providers/sp000000000000000000002q6vf78/risk",
                "/v1/policies?owner=" + MAINNET,
                "/v1/stream?topics=provider:" + MAINNET
            })
    void aMainnetAddressOnTestnetIsToldSo(String path) throws Exception {
        refusesMainnet(get(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/deposits:prepare | provider",
                "/v1/exits:prepare | provider",
            })
    void aMainnetAddressInABodyIsToldSo(String path, String field) throws Exception {
        refusesMainnet(post(
                path,
                "{\"%s\": \"%s\", \"token\": \"STX\", \"tier\": \"conservative\", \"amount\": \"1\"}"
                        .formatted(field, MAINNET)));
    }

    private static void refusesMainnet(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("detail").asString()).contains("this is a mainnet address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STX/conservative", "stx/Conservative", "Stx/CONSERVATIVE"})
    void aBookInAnyCaseIsTheSame(String book) throws Exception {
        assertThat(get("/v1/books/" + book + "/vintages").statusCode()).isEqualTo(200);
    }

    @Test
    void aTransactionWithout0xIsTheSame() throws Exception {
        String digits = "AB".repeat(32);
        assertThat(post("/v1/transactions", "{\"txid\": \"%s\"}".formatted(digits))
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> answer = get("/v1/transactions/" + digits);
        assertThat(json(answer).path("txid").asString()).isEqualTo("0x" + "ab".repeat(32));

        assertThat(get("/v1/transactions/0x12").statusCode()).isEqualTo(400);
    }
}
