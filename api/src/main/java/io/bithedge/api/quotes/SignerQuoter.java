package io.bithedge.api.quotes;

import io.bithedge.ledger.Token;
import io.bithedge.pool.quote.Quoter;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.remote.QuoteSigning;
import io.bithedge.stacks.remote.SignerClient;
import io.bithedge.stacks.remote.SignerUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The signer process behind its Unix socket, which has the quoter's key and checks the terms itself. One message at a time, over one
 * connection; a broken one is opened anew, once: the signer gives the same bytes for the same message.
 */
public final class SignerQuoter implements Quoter, AutoCloseable {
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Path socket;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable SignerClient connection;
    private volatile @Nullable Budgets budgets;

    /** Key: token, value: base units. */
    private record Budgets(Map<String, Long> mostOfHour, long askedAtNanos) {}

    /** {@code patience}: how long each answer may take. It need not run yet. */
    public SignerQuoter(Path socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /** Waits no longer for others than for an answer. A lock, no monitor: that would hold the thread that carries a virtual one. */
    @Override
    public Answer sign(ClarityValue message) {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer.Silent("the signer is busy with other quotes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silent("interrupted before the signer was asked");
        }
        try {
            return signed(message);
        } finally {
            turn.unlock();
        }
    }

    /** Asked of the signer once a minute at most; what it said last stands while it is silent or busy. */
    @Override
    public OptionalLong mostOfHour(Token token) {
        long now = System.nanoTime();
        Budgets known = budgets;
        if (known == null || now - known.askedAtNanos() >= ASK_AGAIN.toNanos()) {
            known = new Budgets(askBudgets().orElseGet(() -> lastKnown(budgets)), now);
            budgets = known;
        }
        Long most = known.mostOfHour().get(token.name());
        return most == null ? OptionalLong.empty() : OptionalLong.of(most);
    }

    private static Map<String, Long> lastKnown(@Nullable Budgets before) {
        return before == null ? Map.of() : before.mostOfHour();
    }

    private Optional<Map<String, Long>> askBudgets() {
        if (!turn.tryLock()) {
            return Optional.empty();
        }
        try {
            Map<String, Long> most = new HashMap<>();
            connected()
                    .status()
                    .quotes()
                    .ifPresent(quotes ->
                            quotes.budgets().forEach(budget -> most.put(budget.token(), budget.mostOfHour())));
            return Optional.of(most);
        } catch (SignerUnavailableException e) {
            disconnect();
            return Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    /** Without a connection it is opened, so that it is tried twice at most. */
    private Answer signed(ClarityValue message) {
        boolean isOld = connection != null;
        try {
            return ask(message);
        } catch (SignerUnavailableException e) {
            disconnect();
            return isOld ? signed(message) : silent(e);
        }
    }

    private Answer ask(ClarityValue message) throws SignerUnavailableException {
        return switch (connected().signQuote(message)) {
            case QuoteSigning.Signed signed -> new Answer.Signed(signed.signature());
            case QuoteSigning.Refused refused -> new Answer.Refused(refused.code(), refused.message());
        };
    }

    private SignerClient connected() throws SignerUnavailableException {
        SignerClient client = connection;
        if (client == null) {
            client = SignerClient.connect(socket, patience);
            connection = client;
        }
        return client;
    }

    private static Answer silent(SignerUnavailableException e) {
        return new Answer.Silent("the signer does not answer, so no quote is firm now: " + e.getMessage());
    }

    private void disconnect() {
        SignerClient client = connection;
        connection = null;
        if (client != null) {
            client.close();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            disconnect();
        } finally {
            turn.unlock();
        }
    }
}
