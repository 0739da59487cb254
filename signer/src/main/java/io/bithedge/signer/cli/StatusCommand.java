package io.bithedge.signer.cli;

import io.bithedge.stacks.remote.SignerClient;
import io.bithedge.stacks.remote.SignerStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `signer status`. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Asks a running signer what it signed, spent and refused. Status 1 when none answers.")
final class StatusCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin
    private SignerFolder folder = new SignerFolder();

    @Override
    public Integer call() throws IOException {
        try (SignerClient client = SignerClient.connect(folder.socket(), PATIENCE)) {
            print(client.status());
        }
        return 0;
    }

    private static void print(SignerStatus status) {
        System.out.printf(
                "since %s: %d signed, %d signed again, %d refused; %d in the record%n",
                Instant.ofEpochMilli(status.startedAtMs()),
                status.signed(),
                status.repeated(),
                status.refused(),
                status.recorded());
        status.roles()
                .forEach(role -> System.out.printf(
                        "%-14s %s  next nonce %d, spent today %,d of %,d micro-STX%n",
                        role.role(),
                        role.address(),
                        role.nextNonce(),
                        role.spentTodayMicroStx(),
                        role.dailyLimitMicroStx()));
        status.quotes().ifPresent(StatusCommand::print);
        status.lastRefusal()
                .ifPresent(last -> System.out.printf(
                        "last refusal %s, %s: %s %s%n",
                        Instant.ofEpochMilli(last.atMs()), last.role(), last.code(), last.message()));
    }

    private static void print(SignerStatus.QuoteStatus quotes) {
        System.out.printf(
                "%-14s %d quotes signed, %d again, %d refused; %d in the record of two days%n",
                SignerClient.QUOTER, quotes.signed(), quotes.repeated(), quotes.refused(), quotes.recorded());
        quotes.budgets()
                .forEach(budget -> System.out.printf(
                        "%-14s %s collateral of the last hour: %,d of %,d%n",
                        "", budget.token(), budget.ofHour(), budget.mostOfHour()));
    }
}
