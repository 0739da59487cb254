package io.bithedge.api.live;

import io.bithedge.api.books.BooksController;
import io.bithedge.api.forward.Located;
import io.bithedge.api.market.MarketController;
import io.bithedge.api.policies.PoliciesController;
import io.bithedge.api.policies.PolicyAnswer;
import io.bithedge.api.prepare.PrepareFields;
import io.bithedge.api.providers.ProviderAnswer;
import io.bithedge.api.transactions.TransactionsController;
import io.bithedge.api.wire.Fields;
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
    LiveTopic liveProvider(PoolViews views, Located located, PrepareFields fields) {
        return new Single(
                "provider",
                false,
                text -> Fields.principal("topics", text, fields.network()),
                text -> provider(Fields.principal("topics", text).toString(), views, located));
    }

    @Bean
    LiveTopic livePolicy(PoolViews views, Located located) {
        return new Single(
                "policy",
                false,
                text -> Fields.policyId("topics", text),
                text -> located.read(
                        views.policy(Fields.policyId("topics", text)),
                        "/v1/policies/" + text,
                        found -> PolicyAnswer.of(
                                PoliciesController.existing(Fields.policyId("topics", text), found),
                                views.position().asOf())));
    }

    /** Mempools do not wait for blocks. */
    @Bean
    LiveTopic liveTransaction(TransactionsController transactions) {
        return new Single("transaction", true, TransactionsController::txid, transactions::transaction);
    }

    private static Object provider(String provider, PoolViews views, Located located) {
        return located.read(
                views.accounts(provider),
                "/v1/providers/" + provider,
                accounts -> ProviderAnswer.of(
                        provider, accounts, views::book, views.position().asOf()));
    }
}
