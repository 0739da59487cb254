package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A Hiro-compatible API, before its version 9 or since. Thread-safe. Every method may throw a {@link ClientException}; what the
 * API does not know (404) is empty. Limits above the API's own maximum are answered with 400.
 */
public final class ApiClient implements AutoCloseable {
    public static final int MAX_BLOCKS = 30;
    public static final int MAX_TRANSACTIONS = 50;
    public static final int MAX_EVENTS = 100;

    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final HttpLink link;
    private final TransactionRoutes routes;
    private final ContractLogs logs;

    public ApiClient(ClientSettings settings) {
        this(settings, Pause.SLEEP, () -> ThreadLocalRandom.current().nextLong());
    }

    ApiClient(ClientSettings settings, Pause pause, RandomGenerator random) {
        this.link = new HttpLink(settings, pause, random);
        RouteReader reader = new RouteReader(link);
        this.routes = new EitherRoutes(new RoutesV3(reader), new RoutesV1(reader));
        this.logs = new ContractLogs(reader);
    }

    /** Canonical blocks, newest first. */
    public Page<Block> blocks(int limit, long offset) {
        return Page.of(
                link.get("extended/v2/blocks", paging(limit, offset))
                        .requireSuccess()
                        .json(),
                Block::of);
    }

    public Optional<Block> blockByHeight(long height) {
        return found("extended/v2/blocks/" + height, Map.of(), Block::of);
    }

    /** Also finds orphans, with `canonical` false. */
    public Optional<Block> blockByHash(Bytes indexBlockHash) {
        return found("extended/v2/blocks/" + indexBlockHash.toPrefixedHex(), Map.of(), Block::of);
    }

    public Optional<Block> latestBlock() {
        return found("extended/v2/blocks/latest", Map.of(), Block::of);
    }

    /** All transactions of a block, in its order; empty when the block is unknown, or since version 9 an orphan. */
    public Optional<List<BlockTransaction>> blockTransactions(Bytes indexBlockHash) {
        return routes.ofBlock(indexBlockHash);
    }

    /** A transaction in a block, in the mempool, or as far as the API still tells, thrown out of it or in an orphan. */
    public Optional<ApiTransaction> transaction(Txid txid) {
        return routes.transaction(txid);
    }

    /** All events of a mined transaction in order; empty when it is unknown or not in a block. */
    public Optional<List<ChainEvent>> events(Txid txid) {
        return events(txid, any -> true);
    }

    /** Of what contracts printed that are not `told`, no more than that they did: strangers may print more than memory holds. */
    public Optional<List<ChainEvent>> events(Txid txid, Predicate<String> told) {
        return routes.events(txid, told);
    }

    /**
     * Whether {@link #events} failed on what stands in a transaction, which a stranger chooses: a name that the API has no place for, or
     * prints of more bytes than we read. Then {@link #prints} tells what is asked for.
     */
    public static boolean failedOnContents(ClientException failure) {
        return switch (failure) {
            case ClientException.UnexpectedStatus unexpected -> unexpected.status() >= SERVER_ERROR;
            case ClientException.TooLarge any -> true;
            case ClientException.Unreachable any -> false;
            case ClientException.Interrupted any -> false;
            case ClientException.RateLimited any -> false;
            case ClientException.UnexpectedAnswer any -> false;
        };
    }

    /** What a contract printed in a transaction of a canonical block, in order; since version 9 of the API. */
    public List<ChainEvent.ContractLog> prints(String contract, long blockHeight, BlockTransaction transaction) {
        return logs.of(contract, blockHeight, transaction);
    }

    public AddressNonces nonces(StacksAddress account) {
        return routes.nonces(account);
    }

    private <T> Optional<T> found(String path, Map<String, String> query, Function<JsonView, T> read) {
        HttpAnswer answer = link.get(path, query);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(read.apply(answer.requireSuccess().json()));
    }

    private static Map<String, String> paging(int limit, long offset) {
        return Map.of("limit", String.valueOf(limit), "offset", String.valueOf(offset));
    }

    @Override
    public void close() {
        link.close();
    }
}
