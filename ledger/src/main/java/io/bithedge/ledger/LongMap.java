package io.bithedge.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from {@code long} keys in ascending order; a change shares all but O(log n) nodes with the map it came from.
 * An AVL tree: a book with ten thousand live policies takes a new lock in fourteen nodes, and its old states stay readable.
 */
public final class LongMap<V> {
    private static final LongMap<?> EMPTY = new LongMap<>(null, 0);

    private final @Nullable Node<V> root;
    private final int size;

    private LongMap(@Nullable Node<V> root, int size) {
        this.root = root;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // An empty map has no values of any type.
    public static <V> LongMap<V> empty() {
        return (LongMap<V>) EMPTY;
    }

    public int size() {
        return size;
    }

    public Optional<V> get(long key) {
        Node<V> node = root;
        while (node != null && node.key != key) {
            node = key < node.key ? node.left : node.right;
        }
        return node == null ? Optional.empty() : Optional.of(node.value);
    }

    public boolean contains(long key) {
        return get(key).isPresent();
    }

    public LongMap<V> with(long key, V value) {
        return new LongMap<>(put(root, key, value), contains(key) ? size : size + 1);
    }

    public LongMap<V> without(long key) {
        return contains(key) ? new LongMap<>(remove(root, key), size - 1) : this;
    }

    /** In ascending order of keys. */
    public void forEach(Consumer<? super V> action) {
        walk(root, action);
    }

    /** In ascending order of keys. */
    public List<V> values() {
        List<V> values = new ArrayList<>(size);
        forEach(values::add);
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongMap<?> map && size == map.size && entries().equals(map.entries());
    }

    @Override
    public int hashCode() {
        return entries().hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }

    private List<Object> entries() {
        List<Object> entries = new ArrayList<>(2 * size);
        collect(root, entries);
        return entries;
    }

    private static <V> void collect(@Nullable Node<V> node, List<Object> entries) {
        if (node != null) {
            collect(node.left, entries);
            entries.add(node.key);
            entries.add(node.value);
            collect(node.right, entries);
        }
    }

    private static <V> void walk(@Nullable Node<V> node, Consumer<? super V> action) {
        if (node != null) {
            walk(node.left, action);
            action.accept(node.value);
            walk(node.right, action);
        }
    }

    private static <V> Node<V> put(@Nullable Node<V> node, long key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        if (key == node.key) {
            return new Node<>(key, value, node.left, node.right);
        }
        return key < node.key
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    private static <V> @Nullable Node<V> remove(@Nullable Node<V> node, long key) {
        if (node == null) {
            return null;
        }
        if (key < node.key) {
            return balanced(node, remove(node.left, key), node.right);
        }
        if (key > node.key) {
            return balanced(node, node.left, remove(node.right, key));
        }
        Node<V> next = node.right;
        if (next == null) {
            return node.left;
        }
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next, node.left, remove(node.right, next.key));
    }

    /** The entry of {@code top} over two subtrees whose heights differ by two at most. */
    private static <V> Node<V> balanced(Node<V> top, @Nullable Node<V> left, @Nullable Node<V> right) {
        if (left != null && left.height > height(right) + 1) {
            if (left.right != null && left.right.height > height(left.left)) {
                Node<V> middle = left.right;
                return new Node<>(middle, left.over(left.left, middle.left), top.over(middle.right, right));
            }
            return new Node<>(left, left.left, top.over(left.right, right));
        }
        if (right != null && right.height > height(left) + 1) {
            if (right.left != null && right.left.height > height(right.right)) {
                Node<V> middle = right.left;
                return new Node<>(middle, top.over(left, middle.left), right.over(middle.right, right.right));
            }
            return new Node<>(right, top.over(left, right.left), right.right);
        }
        return top.over(left, right);
    }

    private static int height(@Nullable Node<?> node) {
        return node == null ? 0 : node.height;
    }

    private static final class Node<V> {
        final long key;
        final V value;
        final @Nullable Node<V> left;
        final @Nullable Node<V> right;
        final int height;

        Node(long key, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = 1 + Math.max(LongMap.height(left), LongMap.height(right));
        }

        Node(Node<V> entry, @Nullable Node<V> left, @Nullable Node<V> right) {
            this(entry.key, entry.value, left, right);
        }

        Node<V> over(@Nullable Node<V> newLeft, @Nullable Node<V> newRight) {
            return new Node<>(this, newLeft, newRight);
        }
    }
}
