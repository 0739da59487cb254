package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The routes of an API that its version 9 wrote anew. Each is empty when it does not know what is asked for. */
interface TransactionRoutes {
    /** All transactions of a block, in its order. */
    Optional<List<BlockTransaction>> ofBlock(Bytes indexBlockHash);

    Optional<ApiTransaction> transaction(Txid txid);

    /** All events of a mined transaction in order; of what contracts printed that are not `told`, no more than that they did. */
    Optional<List<ChainEvent>> events(Txid txid, Predicate<String> told);

    AddressNonces nonces(StacksAddress account);

    /** The API has no such route, or it is switched off. */
    final class NoRoute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient HttpAnswer answer;

        NoRoute(HttpAnswer answer) {
            super(answer.request() + " is not there: " + answer.status());
            this.answer = answer;
        }

        HttpAnswer answer() {
            return answer;
        }
    }
}
