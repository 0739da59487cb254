package io.bithedge.cli.follow;

import io.bithedge.cli.chain.Account;
import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.DevnetDeployment;
import io.bithedge.cli.chain.KeyFolder;
import io.bithedge.cli.chain.Role;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.keyfile.KeyFile;
import io.bithedge.stacks.signing.keyfile.Passphrase;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A pool on a devnet: everybody acts by transactions, an honest allocator opens what the prints say. */
public final class ClaimPool implements AutoCloseable {
    private static final long GRANT = 1_000_000_000_000L;
    private static final long MOST_AT_ONCE = 25;

    private final DevnetProcess devnet = new DevnetProcess();
    private final Layout layout;
    private final KeyFolder keys;
    private final Deployment deployment;
    private final PoolContracts contracts;
    private PoolFollower follower;
    private final Map<String, Account> people = new TreeMap<>();
    private final Map<Role, Account> roles = new HashMap<>();

    public ClaimPool(Path data, int epochBlocks, Deployer.Delays delays) throws IOException, InterruptedException {
        layout = new Layout(DevnetProcess.HOME, data);
        deployment = DevnetDeployment.complete(
                layout, devnet.url(), Deployer.Settings.devnet(layout, epochBlocks, delays), line -> {});
        keys = new KeyFolder(layout.keys(), layout.signer(), Network.TESTNET);
        contracts = PoolContracts.of(Principal.Contract.parse(deployment.vault()));
        follower = follower();
    }

    private PoolFollower follower() {
        return new PoolFollower(
                new PoolReader(devnet.chain(), contracts), deployment.startHeight(), 6, Optional.empty());
    }

    /** A block to come back to, and who had funds in it. */
    public record Mark(long height, Set<String> people) {}

    public Mark mark() throws InterruptedException {
        return new Mark(devnet.devnet().tip().height(), Set.copyOf(people.keySet()));
    }

    /** Takes back every block since, and what waits: cases can share one chain and its deployment. */
    public void backTo(Mark mark) throws Exception {
        devnet.control("/devnet/mempool/rules", Map.of("holdSenders", List.of()));
        devnet.control("/devnet/mempool/forget", Map.of());
        long depth = devnet.devnet().tip().height() - mark.height();
        if (depth > 0) {
            devnet.control("/devnet/reorg", Map.of("depth", depth, "txs", "discard", "api", "immediate"));
        }
        people.clear();
        mark.people().forEach(name -> people.put(name, new Account(devnet.chain(), keyOf(name))));
        roles.clear();
        follower = follower();
    }

    public DevnetProcess devnet() {
        return devnet;
    }

    public Deployment deployment() {
        return deployment;
    }

    public PoolContracts contracts() {
        return contracts;
    }

    public Path keyFile(Path data, Role role) {
        return data.resolve("keys").resolve(role.label() + ".key");
    }

    /** The books at the tip. */
    public FollowedPool books() {
        follower.advance();
        return follower.pool();
    }

    public FollowedBook book(String name) {
        return books().find(BookId.parse(name).orElseThrow()).orElseThrow();
    }

    public long burnHeight() throws InterruptedException {
        return devnet.devnet().tip().burnHeight();
    }

    /** In steps that a busy machine can answer in time. */
    public void advanceTo(long burnHeight) throws InterruptedException {
        for (long now = burnHeight(); now < burnHeight; now = burnHeight()) {
            devnet.devnet().mine(Math.toIntExact(Math.min(MOST_AT_ONCE, burnHeight - now)), 0);
        }
    }

    /** Burn blocks until the epoch of a book is over, and none more. */
    public void finish(String book) throws InterruptedException {
        advanceTo(book(book).state().endsAt());
    }

    public Account person(String name) throws InterruptedException {
        Account known = people.get(name);
        if (known == null) {
            known = new Account(devnet.chain(), keyOf(name));
            people.put(name, known);
            devnet.devnet().fundStx(known.address().toString(), GRANT);
            devnet.devnet().fundSbtc(known.address().toString(), GRANT / 1_000);
            devnet.devnet().nextBlock();
        }
        return known;
    }

    public static PrivateKey keyOf(String name) {
        return PrivateKey.ofHex(keyHexOf(name));
    }

    public static String keyHexOf(String name) {
        return Hashes.sha256(Bytes.copyOf(name.getBytes(StandardCharsets.UTF_8)))
                .toHex();
    }

    public Account role(Role role) throws IOException {
        Account known = roles.get(role);
        if (known == null) {
            known = new Account(devnet.chain(), privateKey(role));
            roles.put(role, known);
        }
        return known;
    }

    /** Also of a role whose key is sealed. */
    public PrivateKey privateKey(Role role) throws IOException {
        if (!role.isHeldBySigner()) {
            return keys.key(role);
        }
        Path signer = layout.signer();
        return KeyFile.read(signer.resolve("keys").resolve(role.label() + ".json"))
                .open(Passphrase.ofFile(signer.resolve("passphrase")));
    }

    public Txid call(Account who, Principal.Contract contract, String function, ClarityValue... arguments) {
        TransactionBuilder transaction = TransactionBuilder.contractCall(
                        devnet.chain().network(), contract, function, List.of(arguments))
                .withPostConditions(PostConditionMode.ALLOW, List.of());
        return who.send(transaction, function);
    }

    public void success(Account who, Principal.Contract contract, String function, ClarityValue... arguments)
            throws InterruptedException {
        devnet.chain().awaitSuccess(call(who, contract, function, arguments), function);
    }

    /** What the chain answered to a call that it may refuse, such as `(err u138)`. */
    public String result(Txid txid) throws InterruptedException {
        return ClarityValue.decode(devnet.chain()
                        .awaitMined(txid, "a call")
                        .mined()
                        .orElseThrow()
                        .result())
                .toString();
    }

    public void deposit(String name, String book, long amount) throws InterruptedException {
        BookId id = BookId.parse(book).orElseThrow();
        success(
                person(name),
                contracts.vault(),
                id.token() == Token.STX ? "deposit-stx" : "deposit-sbtc",
                ClarityValue.uint(amount),
                ClarityValue.ascii(id.tier().chainName()));
    }

    public static ClarityValue opening(BookId book, long epoch, long weight, long capacity, Bytes root) {
        Map<String, ClarityValue> opening = new HashMap<>(Map.of(
                "epoch", ClarityValue.uint(epoch),
                "weight", ClarityValue.uint(weight),
                "capacity", ClarityValue.uint(capacity),
                "root", ClarityValue.buffer(root)));
        opening.putAll(book(book));
        return ClarityValue.tuple(opening);
    }

    public static Map<String, ClarityValue> book(BookId book) {
        return Map.of(
                "token", ClarityValue.ascii(book.token().name()),
                "tier", ClarityValue.ascii(book.tier().chainName()));
    }

    /** What an honest allocator proposes for a book that is over. */
    public ClarityValue honest(String name) {
        FollowedBook book = book(name);
        Expectation expected = book.expected().orElseThrow();
        return opening(
                book.id(),
                expected.epoch(),
                expected.weight(),
                expected.capacity(),
                Bytes.copyOf(expected.root().bytes()));
    }

    public void propose(Account allocator, ClarityValue... openings) throws InterruptedException {
        success(allocator, contracts.vault(), "open-epochs", ClarityValue.list(List.of(openings)));
    }

    public Txid confirm(String... books) throws InterruptedException {
        List<ClarityValue> chosen = Arrays.stream(books)
                .map(name -> ClarityValue.tuple(book(BookId.parse(name).orElseThrow())))
                .toList();
        return call(person("anybody"), contracts.vault(), "confirm-openings", ClarityValue.list(chosen));
    }

    /** What a function that only reads answers at the tip. */
    public ClarityView read(Principal.Contract contract, String function, ClarityValue... arguments) {
        return devnet.chain().read(contract, function, arguments);
    }

    @Override
    public void close() {
        devnet.close();
    }
}
