package io.bithedge.cli.tx.desk;

import io.bithedge.cli.command.BrokerOption;
import io.bithedge.cli.console.Output;
import io.bithedge.cli.tx.desk.ActionRule.Wish;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionAction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What bump, park and resume have in common: ask the submitter by a record, and wait for the record that answers. */
final class Steering {
    private static final int REFUSED = 1;

    private record Wanted(Wish wish, Object body) {}

    @Mixin
    private BrokerOption broker = new BrokerOption();

    @Parameters(paramLabel = "ID|TXID", description = "Command id, signer:id or txid; the beginning is enough.")
    private String word = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever reads it later.")
    private String reason = "";

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who asks (default: the user of this machine).")
    private String operator = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the submitter's answer (default ${DEFAULT-VALUE}).")
    private int waitSeconds;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    int ask(
            @Nullable CommandSpec spec,
            Wish wish,
            Object body,
            Function<TransactionHistory, Optional<String>> furtherRefusal) {
        if (reason.isBlank() || operator.isBlank()) {
            return Output.fail(spec, "--reason and --operator must say something");
        }
        try (TransactionLog topic = new TransactionLog(broker.cluster())) {
            return switch (TransactionHistories.of(topic.read()).find(word)) {
                case TransactionHistories.Found.NotOne(String why) -> Output.fail(spec, why);
                case TransactionHistories.Found.One(TransactionHistory history) -> {
                    Optional<String> refusal =
                            ActionRule.refusal(history, wish).or(() -> furtherRefusal.apply(history));
                    yield refusal.isPresent()
                            ? Output.fail(spec, refusal.get())
                            : ask(spec, topic, history, new Wanted(wish, body));
                }
            };
        } catch (TransactionsFailure e) {
            return Output.fail(spec, e.getMessage());
        }
    }

    private int ask(@Nullable CommandSpec spec, TransactionLog topic, TransactionHistory history, Wanted wanted) {
        TransactionAction action = new TransactionAction(
                UUID.randomUUID().toString(),
                history.signer(),
                history.commandId(),
                operator,
                reason,
                InstantSource.system().millis(),
                wanted.body());
        topic.ask(action);
        Optional<SubmittedTransaction> answer =
                topic.await(record -> isAnswer(record, action), Duration.ofSeconds(waitSeconds));
        if (answer.isEmpty()) {
            return Output.fail(
                    spec,
                    "%s is asked for as action %s, but nobody answered within %d s. The submitter acts on it when it runs: `bithedge tx show %s`"
                            .formatted(history.key(), action.getActionId(), waitSeconds, history.commandId()));
        }
        print(spec, history, action, answer.get());
        return ActionRule.isGranted(wanted.wish(), history.last(), answer.get()) ? 0 : REFUSED;
    }

    /** The submitter notes on the transaction that the action was dealt with, granted or not. */
    private static boolean isAnswer(SubmittedTransaction record, TransactionAction action) {
        return record.getSigner().equals(action.getSigner())
                && record.getActionIds().contains(action.getActionId());
    }

    private void print(
            @Nullable CommandSpec spec,
            TransactionHistory before,
            TransactionAction action,
            SubmittedTransaction answer) {
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode().put("actionId", action.getActionId());
            node.set("transaction", HistoryJson.whole(before.with(answer)));
            Output.print(spec, node);
            return;
        }
        String what = before.state() == answer.getState()
                ? before.state().name()
                : before.state() + " -> " + answer.getState();
        Output.print(spec, "%s: %s, %s".formatted(before.key(), what, answer.getReason()));
    }
}
