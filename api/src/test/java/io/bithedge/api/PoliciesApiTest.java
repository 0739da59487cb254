package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Policies, one and by page. */
class PoliciesApiTest extends PoolApi {
    @Test
    void passesEveryFilterOfThePolicies() throws Exception {
        get("/v1/policies?owner=" + PROVIDER + "&status=ACTIVE&book=STX:balanced&expiresBefore=1234");

        assertThat(views.lastFilter)
                .isEqualTo(new PolicyFilter(
                        Optional.of(PROVIDER),
                        Optional.of(new BookId(Token.STX, Tier.BALANCED)),
                        Optional.of(PolicyStatus.ACTIVE),
                        Optional.of(new BurnHeight(1_234))));
    }

    @Test
    void givesAPageAndWhereTheNextOneBegins() throws Exception {
        views.pages.add(new Page<>(List.of(policy(9), policy(7)), Optional.of("7")));
        JsonNode page = json(get("/v1/policies?limit=2"));
        assertThat(page.path("policies")
                        .valueStream()
                        .map(it -> it.path("policyId").longValue()))
                .containsExactly(9L, 7L);
        assertThat(page.path("next").stringValue()).isEqualTo("7");

        views.pages.add(new Page<>(List.of(policy(3), policy(4)), Optional.empty()));
        page = json(get("/v1/policies?limit=2&expiresBefore=9999&book=STX:balanced"));
        assertThat(page.path("policies")
                        .valueStream()
                        .map(it -> it.path("policyId").longValue()))
                .containsExactly(3L, 4L);
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(views.lastFilter.expiresBefore()).contains(new BurnHeight(9_999));
    }

    private static PolicyView policy(long id) {
        return FakeViews.policy(id, BOOK, NOW + 500, 1_000);
    }

    @Test
    void tellsTheHistoryOfAPolicyAndWhatIsNotFinal() throws Exception {
        JsonNode entry = json(get("/v1/policies/1/history")).path("entries").get(0);
        assertThat(entry.path("kind").stringValue()).isEqualTo("ITEM_FAILED");
        assertThat(entry.path("code").longValue()).isEqualTo(137);
        assertThat(entry.path("txid").stringValue()).isEqualTo("0x01");
        views.entries.clear();
        assertThat(get("/v1/policies/1/history").statusCode()).isEqualTo(404);

        JsonNode act =
                json(get("/v1/providers/" + PROVIDER + "/unfinal")).path("acts").get(0);
        assertThat(act.path("capital").stringValue()).isEqualTo("1001");
        assertThat(act.path("final").booleanValue()).isFalse();
    }
}
