package io.bithedge.api.live;

import io.bithedge.api.books.BooksController;
import io.bithedge.api.market.IncidentsController;
import io.bithedge.api.market.MarketController;
import io.bithedge.api.policies.PoliciesController;
import io.bithedge.api.policies.PolicyAnswer;
import io.bithedge.api.prepare.PrepareFields;
import io.bithedge.api.providers.ProviderAnswer;
import io.bithedge.api.transactions.TransactionsController;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Here;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.pool.view.PoolViews;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be followed live: each topic gives the answer of a GET. */
@Configuration(proxyBeanMethods = false)
class LiveTopics {
    /** One for everybody. */
    private record Shared(String name, boolean changesBetweenBlocks, Supplier<Object> answer) implements LiveTopic {
        @Override
        public boolean hasSubject() {
            return false;
        }

        @Override
        public Object read(String subject) {
            return answer.get();
        }
    }

    /** {@code checked} throws when there can be no such subject. */
    private record Single(
            String name, boolean changesBetweenBlocks, Consumer<String> checked, Function<String, Object> answer)
            implements LiveTopic {
        @Override
        public boolean hasSubject() {
            return true;
        }

        @Override
        public void check(String subject) {
            checked.accept(subject);
        }

        @Override
        public Object read(String subject) {
            return answer.apply(subject);
        }
    }

    @Bean
    LiveTopic liveBlock(PoolViews views) {
        return new Shared("block", false, () -> PositionEvent.of(views.position()));
    }

    @Bean
    LiveTopic livePool(BooksController books) {
        return new Shared("pool", false, () -> books.books(Optional.empty()));
    }

    @Bean
    LiveTopic livePrices(MarketController market) {
        return new Shared("prices", true, market::prices);
    }

    @Bean
    LiveTopic liveProvider(PoolViews views, PrepareFields fields) {
        return new Single(
                "provider",
                false,
                text -> Fields.principal("topics", text, fields.network()),
                text -> provider(Fields.principal("topics", text).toString(), views));
    }

    @Bean
    LiveTopic livePolicy(PoolViews views) {
        return new Single(
                "policy",
                false,
                text -> Fields.policyId("topics", text),
                text -> policy(Fields.policyId("topics", text), views));
    }

    /** What operators say of them does not wait for blocks. */
    @Bean
    LiveTopic liveIncidents(IncidentsController incidents) {
        return new Shared("incidents", true, incidents::incidents);
    }

    /** Mempools do not wait for blocks. */
    @Bean
    LiveTopic liveTransaction(TransactionsController transactions) {
        return new Single("transaction", true, TransactionsController::txid, transactions::transaction);
    }

    private static ProviderAnswer provider(String provider, PoolViews views) {
        return ProviderAnswer.of(
                provider,
                Here.of(views.accounts(provider)),
                views::book,
                views.position().asOf());
    }

    private static PolicyAnswer policy(PolicyId id, PoolViews views) {
        return PolicyAnswer.of(
                PoliciesController.existing(id, Here.of(views.policy(id))),
                views.position().asOf());
    }
}
