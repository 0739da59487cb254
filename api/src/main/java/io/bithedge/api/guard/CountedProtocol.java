package io.bithedge.api.guard;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP as usual, with so many connections for each client. Made by the server by its name. */
public final class CountedProtocol extends Http11NioProtocol {
    private final CountedEndpoint endpoint;

    public CountedProtocol() {
        this(new CountedEndpoint());
    }

    private CountedProtocol(CountedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** 0: as many as he likes. */
    void connectionsPerClient(int most) {
        endpoint.count(new ClientConnections(most));
    }
}
