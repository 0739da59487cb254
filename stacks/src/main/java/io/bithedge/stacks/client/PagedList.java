package io.bithedge.stacks.client;

import java.util.ArrayList;
import java.util.List;

/**
 * The items of a list that comes in pages. A server may name a next page for ever: beyond {@link #MOST} items it is a
 * {@link ClientException.TooLarge}. A block of mainnet has a tenth of it, of transactions or of events.
 */
final class PagedList<T> {
    static final int MOST = 200_000;

    private final String request;
    private final List<T> items = new ArrayList<>();

    /** {@code request}: named in the exception. */
    PagedList(String request) {
        this.request = request;
    }

    void add(T item) {
        if (items.size() == MOST) {
            throw new ClientException.TooLarge(request, "a list of more than %d items".formatted(MOST));
        }
        items.add(item);
    }

    void addAll(List<T> page) {
        page.forEach(this::add);
    }

    int size() {
        return items.size();
    }

    List<T> items() {
        return items;
    }
}
