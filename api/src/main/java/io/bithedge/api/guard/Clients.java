package io.bithedge.api.guard;

import io.bithedge.api.forward.ForwardMark;
import io.bithedge.pool.view.PoolViews.Host;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

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

    /** By another instance of ours: the mark alone proves nothing, it counts when an instance sent it. */
    static boolean isForwarded(HttpServletRequest request, Supplier<List<Host>> others) {
        return request.getHeader(ForwardMark.HEADER) != null && isInstance(request.getRemoteAddr(), others);
    }

    /** Another instance of ours, by where the connection comes from: it has counted the client already. */
    static boolean isInstance(String remoteAddress, Supplier<List<Host>> others) {
        return others.get().stream().anyMatch(host -> addresses(host).contains(key(remoteAddress)));
    }

    private static List<String> addresses(Host host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host.host()))
                    .map(it -> key(it.getHostAddress()))
                    .toList();
        } catch (UnknownHostException gone) {
            return List.of();
        }
    }
}
