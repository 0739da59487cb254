package io.bithedge.watcher.push;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who may push: addresses, networks as `10.0.0.0/8`, names of hosts. A name is looked up whenever somebody knocks, as a container
 * may come back with another address. Without an entry only this machine may.
 */
public final class Peers {
    private final List<Network> networks = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** The addresses that begin as `address` does, for `bits` bits. */
    private record Network(InetAddress address, int bits) {
        boolean contains(InetAddress other) {
            byte[] own = address.getAddress();
            byte[] asked = other.getAddress();
            return own.length == asked.length
                    && new BigInteger(1, own).xor(new BigInteger(1, asked)).bitLength() <= own.length * 8 - bits;
        }
    }

    private Peers() {}

    /** Throws IllegalArgumentException for an entry that is neither an address, a network, nor the name of a host. */
    public static Peers of(List<String> entries) {
        Peers peers = new Peers();
        entries.forEach(peers::add);
        return peers;
    }

    public boolean isThisMachineOnly() {
        return networks.isEmpty() && names.isEmpty();
    }

    boolean contains(InetAddress address) {
        if (isThisMachineOnly()) {
            return address.isLoopbackAddress();
        }
        return networks.stream().anyMatch(network -> network.contains(address))
                || names.stream().anyMatch(name -> isAt(name, address));
    }

    private void add(String entry) {
        int slash = entry.indexOf('/');
        String address = slash < 0 ? entry : entry.substring(0, slash);
        if (!isLiteral(address)) {
            if (slash >= 0 || !entry.matches("[A-Za-z0-9._-]+")) {
                throw new IllegalArgumentException(
                        "expected an address, a network such as 10.0.0.0/8, or the name of a host, got " + entry);
            }
            names.add(entry);
            return;
        }
        InetAddress literal = lookUp(address).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected an address, got " + entry));
        int most = literal.getAddress().length * 8;
        networks.add(new Network(literal, slash < 0 ? most : bits(entry, slash, most)));
    }

    private static int bits(String entry, int slash, int most) {
        String text = entry.substring(slash + 1);
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("expected 0 to %d bits, got %s".formatted(most, entry));
        }
        return Integer.parseInt(text);
    }

    private static boolean isLiteral(String address) {
        return address.contains(":") || address.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static boolean isAt(String name, InetAddress address) {
        return lookUp(name).contains(address);
    }

    /** Empty when nobody knows the name. */
    private static List<InetAddress> lookUp(String name) {
        try {
            return Arrays.asList(InetAddress.getAllByName(name));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
