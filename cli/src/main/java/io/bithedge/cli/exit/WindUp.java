package io.bithedge.cli.exit;

import io.bithedge.cli.chain.Account;
import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.follow.VaultMaps;
import io.bithedge.cli.follow.VaultMaps.BookEntry;
import io.bithedge.cli.proof.Proofs;
import io.bithedge.ledger.BookId;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.NodeInfo;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What anybody may do for a pool whose operator is gone: completes activations, ends the policies that are over, closes the books in which
 * no epoch began for the grace. Reads all it needs from the vault, the registries that its locks name, and the oracle beside it. All of them
 * are named by data: whatever their code is, only the vault may send, never the account that calls.
 */
public final class WindUp {
    private static final String ORACLE = "price-oracle";
    /** Behind its expiration, and behind the block of a request to activate: for so long a record counts. */
    private static final long VOID_BLOCKS = 1_008;

    private static final long LAPSE_BLOCKS = 7;

    /** In the batch calls of the registry. */
    private static final int MOST_POLICIES = 25;

    private final Chain chain;
    private final Principal.Contract vault;
    private final PriceRecords prices;
    private final Account account;
    private final Consumer<String> out;

    /**
     * With whose key, which only pays fees.
     *
     * @param vault of version 2
     */
    public WindUp(Chain chain, Principal.Contract vault, PrivateKey key, Consumer<String> out) {
        this.chain = chain;
        this.vault = vault;
        this.prices = new PriceRecords(chain, new Principal.Contract(vault.address(), ORACLE));
        this.account = new Account(chain, key);
        this.out = out;
    }

    /** In Deny mode: the vault sends what it likes, and nobody else anything. */
    public static List<PostCondition> onlyVaultSends(Principal.Contract vault, Principal.Contract sbtc) {
        Who who = Who.of(vault);
        return List.of(
                PostCondition.stx(who, AmountCode.GREATER_OR_EQUAL, BigInteger.ZERO),
                PostCondition.fungible(
                        who, new AssetId(sbtc, sbtc.name()), AmountCode.GREATER_OR_EQUAL, BigInteger.ZERO));
    }

    /** What is open still and until when, a line each; empty when everything has ended. */
    public record Left(List<String> lines) {
        public Left {
            lines = List.copyOf(lines);
        }

        public boolean isNothing() {
            return lines.isEmpty();
        }
    }

    /** A policy that has a lock. */
    private record Open(long id, Principal.Contract registry, ClarityView policy) {
        long expiration() {
            return policy.uintLong("expiration-height");
        }

        Optional<ClarityView> activation() {
            return policy.field("activation").asOptional();
        }
    }

    public Left run() throws InterruptedException {
        List<Open> open = open();
        if (completeActivations(open)) {
            open = stillOpen(open);
        }
        if (endPolicies(open)) {
            open = stillOpen(open);
        }
        List<String> left = closeBooks();
        if (!open.isEmpty()) {
            left.add(
                    "%d policies stay: each ends at the first price at or behind its expiration, or 1,008 blocks later; the last expires at burn block %d"
                            .formatted(
                                    open.size(),
                                    open.stream()
                                            .mapToLong(Open::expiration)
                                            .max()
                                            .orElse(0)));
        }
        return new Left(left);
    }

    /** True when something was sent. */
    private boolean completeActivations(List<Open> open) throws InterruptedException {
        long now = chain.node().info().burnBlockHeight();
        Map<String, List<ClarityValue>> calls = new TreeMap<>();
        for (Open policy : open) {
            policy.activation().ifPresent(request -> {
                long height = request.uintLong("height");
                item(policy, now, height + 1, request.uintLong("time"), height + LAPSE_BLOCKS)
                        .ifPresent(item -> add(calls, policy, item));
            });
        }
        return call("complete-activations", calls);
    }

    /** True when something was sent. */
    private boolean endPolicies(List<Open> open) throws InterruptedException {
        long now = chain.node().info().burnBlockHeight();
        Map<String, List<ClarityValue>> calls = new TreeMap<>();
        for (Open policy : open) {
            item(policy, now, policy.expiration(), 0, policy.expiration() + VOID_BLOCKS)
                    .ifPresent(item -> add(calls, policy, item));
        }
        return call("process-expirations", calls);
    }

    private static void add(Map<String, List<ClarityValue>> calls, Open policy, ClarityValue item) {
        calls.computeIfAbsent(policy.registry().toString(), any -> new ArrayList<>())
                .add(item);
    }

    /** Of a policy whose records are there, or will never be. */
    private Optional<ClarityValue> item(Open policy, long now, long from, long after, long to) {
        long btc = prices.first("BTC", from, after);
        long stx = prices.first("STX", from, after);
        boolean isPriced =
                btc > 0 && (stx > 0 || policy.policy().ascii("policy-type").equals("CALL"));
        if (now < from || (!isPriced && now <= to)) {
            return Optional.empty();
        }
        return Optional.of(ClarityValue.tuple(Map.of(
                "policy-id", ClarityValue.uint(policy.id()),
                "btc-at", ClarityValue.uint(btc),
                "stx-at", ClarityValue.uint(stx))));
    }

    private boolean call(String function, Map<String, List<ClarityValue>> calls) throws InterruptedException {
        if (calls.isEmpty()) {
            return false;
        }
        List<PostCondition> conditions = onlyVaultSends(vault, Proofs.sbtcOf(chain, vault));
        for (Map.Entry<String, List<ClarityValue>> one : calls.entrySet()) {
            Principal.Contract registry = Principal.Contract.parse(one.getKey());
            List<ClarityValue> items = one.getValue();
            for (int from = 0; from < items.size(); from += MOST_POLICIES) {
                List<ClarityValue> some = items.subList(from, Math.min(items.size(), from + MOST_POLICIES));
                send(registry, function, List.of(ClarityValue.list(some)), conditions);
                out.accept("%s of %d policies".formatted(function, some.size()));
            }
        }
        return true;
    }

    private List<Open> open() {
        long last = chain.read(vault, "get-last-policy-id").asUintLong();
        return LongStream.rangeClosed(1, last)
                .mapToObj(this::open)
                .flatMap(Optional::stream)
                .toList();
    }

    /** As they are now. */
    private List<Open> stillOpen(List<Open> before) {
        return before.stream()
                .map(policy -> open(policy.id()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Open> open(long id) {
        return chain.read(vault, "get-lock", ClarityValue.uint(id)).asOptional().flatMap(lock -> {
            Principal.Contract registry =
                    Principal.Contract.parse(lock.principal("registry").toString());
            return chain.read(registry, "get-policy", ClarityValue.uint(id))
                    .asOptional()
                    .map(policy -> new Open(id, registry, policy));
        });
    }

    /** Returns which stay open. */
    private List<String> closeBooks() throws InterruptedException {
        NodeInfo node = chain.node().info();
        VaultMaps maps = new VaultMaps(chain, vault);
        long grace =
                chain.read(vault, "get-settings").asOptional().orElseThrow().uintLong("grace-blocks");
        List<String> stay = new ArrayList<>();
        for (BookId id : BookId.all()) {
            BookEntry book = maps.book(node.tipIndexBlockHash(), id).orElseThrow();
            long closableAt = Math.addExact(book.endsAt(), grace);
            if (!book.closed() && node.burnBlockHeight() >= closableAt) {
                send(
                        vault,
                        "close-book",
                        List.of(
                                ClarityValue.ascii(id.token().name()),
                                ClarityValue.ascii(id.tier().chainName())),
                        List.of());
                out.accept("%s is closed for good".formatted(id));
            } else if (!book.closed()) {
                stay.add("%s may be closed from burn block %d on, when no epoch begins before"
                        .formatted(id, closableAt));
            }
        }
        return stay;
    }

    private void send(
            Principal.Contract contract, String function, List<ClarityValue> arguments, List<PostCondition> conditions)
            throws InterruptedException {
        TransactionBuilder transaction = TransactionBuilder.contractCall(chain.network(), contract, function, arguments)
                .withPostConditions(PostConditionMode.DENY, conditions);
        Txid txid = account.send(transaction, function);
        chain.awaitSuccess(txid, function);
    }
}
