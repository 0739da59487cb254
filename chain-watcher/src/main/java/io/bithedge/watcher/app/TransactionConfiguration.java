package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.app.AgentThread.Ending;
import io.bithedge.watcher.app.AgentThread.Step;
import io.bithedge.watcher.sink.KafkaTransactionLog;
import io.bithedge.watcher.sink.LogSettings;
import io.bithedge.watcher.source.FailoverTransactions;
import io.bithedge.watcher.transaction.TransactionAgent;
import io.bithedge.watcher.transaction.WalletTransactionRule;
import io.bithedge.watcher.transaction.WalletTransactionRule.Patience;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The look-up of wallet transactions: `bithedge.transactions.look-interval-ms` (default 2000), `bithedge.transactions.give-up-minutes`
 * (default 60: what is dropped or unknown that long), `bithedge.transactions.most-watched` (default 10000: more wait in Kafka).
 */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {
    private static final int LOOKS_PER_STEP = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A node's mempool forgets after 256 blocks; whatever still waits after this is not looked at any more. */
    private static final Duration LONGEST_PENDING = Duration.ofDays(3);

    @Bean(destroyMethod = "") // Closed by its thread, behind the last step.
    KafkaTransactionLog transactionLog(WatcherProperties properties) {
        LogSettings chain = properties.log();
        return new KafkaTransactionLog(new LogSettings(
                chain.bootstrapServers(), chain.registryUrl(), chain.transactionalId() + "-transactions"));
    }

    @Bean
    TransactionAgent transactionAgent(
            PullEndpoints pull,
            KafkaTransactionLog log,
            WatcherAgent watcher,
            @Value("${bithedge.transactions.look-interval-ms:2000}") long lookIntervalMs,
            @Value("${bithedge.transactions.give-up-minutes:60}") long giveUpMinutes,
            @Value("${bithedge.transactions.most-watched:10000}") int mostWatched) {
        require("look-interval-ms", lookIntervalMs, 50, 600_000);
        require("give-up-minutes", giveUpMinutes, 1, 10_000);
        require("most-watched", mostWatched, 1, 1_000_000);
        InstantSource clock = InstantSource.system();
        return new TransactionAgent(
                new FailoverTransactions(pull.transactions(), clock),
                log,
                new WalletTransactionRule(
                        new Patience(Duration.ofMinutes(giveUpMinutes).toMillis(), LONGEST_PENDING.toMillis())),
                new TransactionAgent.Settings(mostWatched, LOOKS_PER_STEP, lookIntervalMs),
                () -> watcher.status()
                        .cursor()
                        .finalBlock()
                        .map(block -> block.head().height())
                        .orElse(0L),
                clock);
    }

    @Bean
    AgentThread transactionThread(TransactionAgent agent, KafkaTransactionLog log) {
        return new AgentThread(
                "transaction-agent",
                Step.of(agent::doWork, PAUSE),
                new Ending(Duration.ofSeconds(10), agent::halt, log::close));
    }

    private static void require(String key, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    "bithedge.transactions.%s: expected %d to %d, got %d".formatted(key, lowest, highest, value));
        }
    }
}
