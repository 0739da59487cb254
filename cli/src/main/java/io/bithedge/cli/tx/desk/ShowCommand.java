package io.bithedge.cli.tx.desk;

import io.bithedge.cli.command.BrokerOption;
import io.bithedge.cli.console.Output;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `bithedge tx show`. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the whole history of a transaction, record by record. Works while the submitter is down.",
            "The topic is compacted: of what is long over only the last record is left."
        })
public final class ShowCommand implements Callable<Integer> {
    @Mixin
    private BrokerOption broker = new BrokerOption();

    @Parameters(paramLabel = "ID|TXID", description = "Command id, signer:id or txid; the beginning is enough.")
    private String word = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (TransactionLog topic = new TransactionLog(broker.cluster())) {
            return switch (TransactionHistories.of(topic.read()).find(word)) {
                case TransactionHistories.Found.NotOne(String why) -> Output.fail(spec, why);
                case TransactionHistories.Found.One(TransactionHistory history) ->
                    json
                            ? Output.print(spec, HistoryJson.whole(history))
                            : Output.print(
                                    spec,
                                    String.join(
                                            System.lineSeparator(),
                                            HistoryText.whole(
                                                    history,
                                                    InstantSource.system().millis())));
            };
        } catch (TransactionsFailure e) {
            return Output.fail(spec, e.getMessage());
        }
    }
}
