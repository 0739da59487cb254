package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.app.AgentThread.Ending;
import io.bithedge.watcher.app.AgentThread.Step;
import io.bithedge.watcher.sink.KafkaTransactionLog;
import io.bithedge.watcher.source.FailoverTransactions;
import io.bithedge.watcher.transaction.TransactionAgent;
import io.bithedge.watcher.transaction.WalletTransactionRule;
import io.bithedge.watcher.transaction.WalletTransactionRule.Patience;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The look-up of wallet transactions: {@link WatcherProperties.Transactions}. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {
    private static final int LOOKS_PER_STEP = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A node's mempool forgets after 256 blocks; whatever still waits after this is not looked at any more. */
    private static final Duration LONGEST_PENDING = Duration.ofDays(3);

    @Bean(destroyMethod = "") // Closed by its thread, behind the last step.
    KafkaTransactionLog transactionLog(ProcessSettings settings) {
        return new KafkaTransactionLog(settings.log().beside("-transactions"));
    }

    @Bean
    TransactionAgent transactionAgent(
            PullEndpoints pull, KafkaTransactionLog log, WatcherAgent watcher, WatcherProperties properties) {
        WatcherProperties.Transactions set = properties.transactions();
        InstantSource clock = InstantSource.system();
        return new TransactionAgent(
                new FailoverTransactions(pull.transactions(), clock),
                log,
                new WalletTransactionRule(new Patience(
                        Duration.ofMinutes(set.unseenMinutes()).toMillis(),
                        Duration.ofMinutes(set.giveUpMinutes()).toMillis(),
                        LONGEST_PENDING.toMillis())),
                new TransactionAgent.Settings(
                        set.mostWatched(), set.mostPerClient(), LOOKS_PER_STEP, set.lookIntervalMs()),
                () -> watcher.status()
                        .cursor()
                        .finalBlock()
                        .map(block -> block.head().height())
                        .orElse(0L),
                clock);
    }

    @Bean
    AgentThread transactionThread(TransactionAgent agent, WatcherSeat seat, KafkaTransactionLog log) {
        return new AgentThread(
                "transaction-agent",
                seat.gated(Step.of(agent::doWork, PAUSE)),
                new Ending(Duration.ofSeconds(10), agent::halt, log::close));
    }
}
