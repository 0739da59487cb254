package io.bithedge.api.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Who asks, by the address of the connection. A proxy's word (`X-Forwarded-For`) counts only when the server is told to believe it
 * (`server.forward-headers-strategy=native` with `server.tomcat.remoteip.internal-proxies`): anybody can send that header.
 */
public final class Clients {
    private static final String LITERAL = "[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";
    private static final int IPV6_BYTES = 16;
    /** What one subscriber gets: without this he has 2^64 addresses to hide behind. */
    private static final int IPV6_PREFIX_BYTES = 8;

    private Clients() {}

    /** The same for all addresses of one subscriber. */
    public static String key(String remoteAddress) {
        if (!remoteAddress.matches(LITERAL)) {
            return remoteAddress;
        }
        try {
            // A literal is never looked up.
            byte[] bytes = InetAddress.getByName(remoteAddress).getAddress();
            return bytes.length == IPV6_BYTES
                    ? Arrays.toString(Arrays.copyOf(bytes, IPV6_PREFIX_BYTES))
                    : Arrays.toString(bytes);
        } catch (UnknownHostException notAnAddress) {
            return remoteAddress;
        }
    }
}
