package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The new routes, and the old ones where the new ones are not there or do not know: an orphan, what the mempool threw out. An API may
 * lose and gain either while we ask, because it was replaced or because several stand behind one address.
 */
final class EitherRoutes implements TransactionRoutes {
    private static final int SERVER_ERROR = 500;

    private final TransactionRoutes newer;
    private final TransactionRoutes older;
    private volatile boolean newerMissing;
    private volatile boolean olderMissing;

    EitherRoutes(TransactionRoutes newer, TransactionRoutes older) {
        this.newer = newer;
        this.older = older;
    }

    @Override
    public Optional<List<BlockTransaction>> ofBlock(Bytes indexBlockHash) {
        return either(routes -> routes.ofBlock(indexBlockHash));
    }

    @Override
    public Optional<ApiTransaction> transaction(Txid txid) {
        return either(routes -> routes.transaction(txid));
    }

    @Override
    public Optional<List<ChainEvent>> events(Txid txid, Predicate<String> told) {
        return either(routes -> routes.events(txid, told));
    }

    @Override
    public AddressNonces nonces(StacksAddress account) {
        return either(routes -> Optional.of(routes.nonces(account))).orElseThrow();
    }

    private <T> Optional<T> either(Function<TransactionRoutes, Optional<T>> question) {
        if (newerMissing) {
            try {
                return question.apply(older);
            } catch (NoRoute gone) {
                newerMissing = false;
                olderMissing = true;
            }
        }
        try {
            Optional<T> found = question.apply(newer);
            return found.isPresent() || olderMissing
                    ? found
                    : olderToo(question).or(() -> found);
        } catch (NoRoute missing) {
            newerMissing = true;
            olderMissing = false;
            return lastResort(question);
        } catch (ClientException.UnexpectedStatus failed) {
            // It fails on what its own form has no place for, such as a recipient with a name of 128 characters.
            if (failed.status() < SERVER_ERROR || olderMissing) {
                throw failed;
            }
            return olderToo(question).or(() -> {
                throw failed;
            });
        }
    }

    /** Empty when the old routes are switched off. */
    private <T> Optional<T> olderToo(Function<TransactionRoutes, Optional<T>> question) {
        try {
            return question.apply(older);
        } catch (NoRoute gone) {
            olderMissing = true;
            return Optional.empty();
        }
    }

    private <T> Optional<T> lastResort(Function<TransactionRoutes, Optional<T>> question) {
        try {
            return question.apply(older);
        } catch (NoRoute neither) {
            throw neither.answer().unexpected();
        }
    }
}
