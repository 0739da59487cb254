package io.bithedge.cli.tx.desk;

import io.bithedge.cli.command.BrokerOption;
import io.bithedge.cli.console.Output;
import io.bithedge.schemas.avro.TransactionState;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `bithedge tx list`. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the transactions that are not over yet, oldest first. Works while the submitter is down.")
public final class ListCommand implements Callable<Integer> {
    @Mixin
    private BrokerOption broker = new BrokerOption();

    @Option(names = "--signer", paramLabel = "ROLE", description = "Only those of this role, such as keeper.")
    private Optional<String> signer = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state, such as PARKED.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--all", description = "Also those that are over: FINAL, ABORTED, DROPPED, REPLACED.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (TransactionLog topic = new TransactionLog(broker.cluster())) {
            Optional<TransactionState> wanted = state.map(ListCommand::state);
            List<TransactionHistory> own = TransactionHistories.of(topic.read()).all().stream()
                    .filter(history -> !history.isCarried())
                    .filter(history -> signer.map(history.signer()::equals).orElse(true))
                    .filter(history -> wanted.map(history.state()::equals).orElse(true))
                    .toList();
            List<TransactionHistory> shown = all || wanted.isPresent()
                    ? own
                    : own.stream().filter(history -> !history.isOver()).toList();
            return json ? Output.print(spec, HistoryJson.list(shown)) : Output.print(spec, text(shown, own.size()));
        } catch (TransactionsFailure e) {
            return Output.fail(spec, e.getMessage());
        }
    }

    private static String text(List<TransactionHistory> shown, int found) {
        List<String> lines = shown.isEmpty()
                ? List.of("nothing to show")
                : HistoryText.table(shown, InstantSource.system().millis());
        int hidden = found - shown.size();
        String table = String.join(System.lineSeparator(), lines);
        return hidden == 0 ? table : "%s%n%d that are over are not shown (--all shows them)".formatted(table, hidden);
    }

    private static TransactionState state(String word) {
        return Arrays.stream(TransactionState.values())
                .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TransactionsFailure("no state is called '%s'; there are %s"
                        .formatted(
                                word,
                                Arrays.stream(TransactionState.values())
                                        .map(TransactionState::name)
                                        .collect(Collectors.joining(", ")))));
    }
}
