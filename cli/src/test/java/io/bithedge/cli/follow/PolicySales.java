package io.bithedge.cli.follow;

import io.bithedge.cli.chain.Account;
import io.bithedge.cli.chain.Role;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prices of two submitters that agree, and puts at the money of half a bitcoin on quotes that the quoter signs. */
public final class PolicySales {
    public static final long COLLATERAL = 56_250_000_000L;
    public static final long PREMIUM = 1_000_000_000L;
    private static final long BTC = 60_000_00000000L;
    private static final long STX = 80_000_000L;
    private static final long HALF_A_BITCOIN = 50_000_000;

    private final ClaimPool pool;
    private final PrivateKey quoter;
    private long quotes;

    public PolicySales(ClaimPool pool, PrivateKey quoter) {
        this.pool = pool;
        this.quoter = quoter;
    }

    /** Records BTC at so many dollars, and STX, for the present burn height. */
    public void record(long dollars) throws Exception {
        for (Role role : List.of(Role.ORACLE_1, Role.ORACLE_2)) {
            pool.success(
                    pool.role(role),
                    Principal.Contract.parse(pool.deployment().oracle()),
                    "submit-prices",
                    ClarityValue.list(List.of(price("BTC", dollars * 100_000_000L), price("STX", STX))));
        }
    }

    /** Anybody ends policies at the records of these heights; u0 when there is none. */
    public void expire(long policyId, long at) throws Exception {
        ClarityValue item = ClarityValue.tuple(Map.of(
                "policy-id", ClarityValue.uint(policyId),
                "btc-at", ClarityValue.uint(at),
                "stx-at", ClarityValue.uint(at)));
        pool.success(
                pool.person("anybody"),
                Principal.Contract.parse(pool.deployment().registry()),
                "process-expirations",
                ClarityValue.list(List.of(item)));
    }

    /** The owner asks to activate. */
    public void activate(String owner, long policyId) throws Exception {
        pool.success(
                pool.person(owner),
                Principal.Contract.parse(pool.deployment().registry()),
                "request-activation",
                ClarityValue.uint(policyId));
    }

    /** A put of the aggressive book. */
    public void sell(String buyer, long expirationHeight) throws Exception {
        Account account = pool.person(buyer);
        Map<String, ClarityValue> terms = terms(Principal.of(account.address()), expirationHeight);
        Map<String, ClarityValue> quote = new HashMap<>(terms);
        quote.put("domain", ClarityValue.ascii("bithedge-quote"));
        quote.put(
                "registry",
                ClarityValue.principal(Principal.parse(pool.deployment().registry())));
        quote.put("chain", ClarityValue.uint(pool.deployment().chainId()));
        Bytes hash = Hashes.sha256(ClarityValue.tuple(quote).encode());
        pool.success(
                account,
                Principal.Contract.parse(pool.deployment().registry()),
                "create-policy",
                ClarityValue.tuple(terms),
                ClarityValue.buffer(quoter.sign(hash).toRsv()));
    }

    private Map<String, ClarityValue> terms(Principal buyer, long expirationHeight) {
        quotes++;
        Map<String, ClarityValue> terms = new HashMap<>();
        terms.put("quote-id", ClarityValue.buffer(Bytes.ofHex("%032x".formatted(quotes))));
        terms.put("buyer", ClarityValue.principal(buyer));
        terms.put("policy-type", ClarityValue.ascii("PUT"));
        terms.put("style", ClarityValue.ascii("AMERICAN"));
        terms.put("strike", ClarityValue.uint(BTC));
        terms.put("amount", ClarityValue.uint(HALF_A_BITCOIN));
        terms.put("expiration-height", ClarityValue.uint(expirationHeight));
        terms.put("token", ClarityValue.ascii("STX"));
        terms.put("tier", ClarityValue.ascii("aggressive"));
        terms.put("collateral", ClarityValue.uint(COLLATERAL));
        terms.put("premium", ClarityValue.uint(PREMIUM));
        terms.put("btc-reference", ClarityValue.uint(BTC));
        terms.put("stx-reference", ClarityValue.uint(STX));
        terms.put("valid-until", ClarityValue.uint(now() + 120));
        return terms;
    }

    private ClarityValue price(String asset, long price) {
        return ClarityValue.tuple(Map.of(
                "asset", ClarityValue.ascii(asset),
                "price", ClarityValue.uint(price),
                "observed-at", ClarityValue.uint(now())));
    }

    /** Of the last block, seconds. */
    private long now() {
        return pool.devnet().chain().api().latestBlock().orElseThrow().blockTime();
    }
}
