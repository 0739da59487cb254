package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls.Book;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Command.Body;
import java.util.List;
import java.util.function.Function;

/** Commands of one kind as the one call that carries them: their items in order, each once. */
final class Batch {
    private Batch() {}

    static Body of(List<Command> commands) {
        if (commands.size() == 1) {
            return commands.getFirst().body();
        }
        List<Body> bodies = commands.stream().map(Command::body).toList();
        return switch (bodies.getFirst()) {
            case Body.OpenEpochs ignored -> new Body.OpenEpochs(items(bodies, Batch::openings));
            case Body.SubmitPrices ignored -> new Body.SubmitPrices(items(bodies, Batch::prices));
            case Body.ConfirmOpenings ignored -> new Body.ConfirmOpenings(items(bodies, Batch::books));
            case Body.ProcessExpirations ignored -> new Body.ProcessExpirations(items(bodies, Batch::endings));
            case Body.CompleteActivations ignored -> new Body.CompleteActivations(items(bodies, Batch::endings));
        };
    }

    private static <T> List<T> items(List<Body> bodies, Function<Body, List<T>> of) {
        return bodies.stream()
                .flatMap(body -> of.apply(body).stream())
                .distinct()
                .toList();
    }

    private static List<Opening> openings(Body body) {
        return body instanceof Body.OpenEpochs(List<Opening> openings) ? openings : List.of();
    }

    private static List<Price> prices(Body body) {
        return body instanceof Body.SubmitPrices(List<Price> prices) ? prices : List.of();
    }

    private static List<Book> books(Body body) {
        return body instanceof Body.ConfirmOpenings(List<Book> books) ? books : List.of();
    }

    private static List<Ending> endings(Body body) {
        if (body instanceof Body.ProcessExpirations(List<Ending> items)) {
            return items;
        }
        return body instanceof Body.CompleteActivations(List<Ending> items) ? items : List.of();
    }

    /** The policies that the command names; none for a command of another kind. */
    static List<Long> policyIds(Body body) {
        return switch (body) {
            case Body.ProcessExpirations(List<Ending> items) ->
                items.stream().map(Ending::policyId).toList();
            case Body.CompleteActivations(List<Ending> items) ->
                items.stream().map(Ending::policyId).toList();
            case Body.OpenEpochs ignored -> List.of();
            case Body.ConfirmOpenings ignored -> List.of();
            case Body.SubmitPrices ignored -> List.of();
        };
    }
}
