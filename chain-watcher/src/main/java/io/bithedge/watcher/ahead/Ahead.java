package io.bithedge.watcher.ahead;

import io.bithedge.watcher.chain.SourceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Runs a task for several keys at once and gives the results in the order of the keys. At most `window` results are under way or
 * waiting, which bounds memory and requests alike. Used by one thread; the tasks run on the executor.
 */
public final class Ahead<K, V> {
    private final Executor executor;
    private final int window;
    private final Function<K, V> task;
    private final Deque<Running<K, V>> running = new ArrayDeque<>();

    private record Running<K, V>(K key, FutureTask<V> result) {}

    public Ahead(Executor executor, int window, Function<K, V> task) {
        if (window < 1) {
            throw new IllegalArgumentException("window: expected 1 or more, got " + window);
        }
        this.executor = executor;
        this.window = window;
        this.task = task;
    }

    public boolean hasRoom() {
        return running.size() < window;
    }

    public Optional<K> first() {
        return Optional.ofNullable(running.peekFirst()).map(Running::key);
    }

    public Optional<K> last() {
        return Optional.ofNullable(running.peekLast()).map(Running::key);
    }

    /** Starts the task for a key, behind the others. */
    public void start(K key) {
        FutureTask<V> result = new FutureTask<>(() -> task.apply(key));
        running.addLast(new Running<>(key, result));
        executor.execute(result);
    }

    /** Waits for the first result and takes it out, also when it is a failure. */
    public V take() {
        Running<K, V> first = running.removeFirst();
        try {
            return first.result().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("task for " + first.key(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("interrupted while waiting for " + first.key(), e);
        }
    }

    /** Forgets everything; what is under way ends unseen. */
    public void clear() {
        running.forEach(each -> each.result().cancel(false));
        running.clear();
    }
}
