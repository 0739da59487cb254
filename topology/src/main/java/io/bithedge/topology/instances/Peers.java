package io.bithedge.topology.instances;

import org.apache.kafka.streams.state.HostInfo;

/** How another instance is asked. */
@FunctionalInterface
public interface Peers {
    /** The rows; throws PeerSilentException when it does not answer, or does not have what is asked for. */
    RowAnswer ask(HostInfo host, RowQuestion question);

    /** Another instance that cannot be asked, or not for this. */
    final class PeerSilentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public PeerSilentException(String message) {
            super(message, null, false, false);
        }
    }
}
