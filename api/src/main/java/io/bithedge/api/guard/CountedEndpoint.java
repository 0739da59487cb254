package io.bithedge.api.guard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;

/** Closes what a client opens beyond his share: before a byte of it is read, so that heads that never end count too. */
final class CountedEndpoint extends NioEndpoint {
    private volatile ClientConnections counted = new ClientConnections(0);

    void count(ClientConnections connections) {
        this.counted = connections;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (counted.admits(address(socket), socket)) {
            return super.setSocketOptions(socket);
        }
        destroySocket(socket);
        return false;
    }

    private static String address(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress client
                    ? client.getAddress().getHostAddress()
                    : "";
        } catch (IOException gone) {
            return "";
        }
    }
}
