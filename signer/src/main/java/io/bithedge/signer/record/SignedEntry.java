package io.bithedge.signer.record;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.json.StrictJson;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signature that was made. It holds nothing that could be posted: who reads the record learns what the chain will show.
 *
 * @param spendMicroStx the fee and what the origin may send
 * @param essence hash of everything but nonce, fee and signature; with them it names the transaction
 * @param replaces the transaction of this nonce whose place it takes
 * @param what shown to operators
 */
public record SignedEntry(
        long atMs,
        String role,
        long nonce,
        long feeMicroStx,
        long spendMicroStx,
        Bytes essence,
        Txid txid,
        Optional<Txid> replaces,
        String what) {
    private static final long MOST = Long.MAX_VALUE - 1;

    String toJson() {
        ObjectNode json = StrictJson.object();
        json.put("atMs", atMs)
                .put("role", role)
                .put("nonce", nonce)
                .put("feeMicroStx", feeMicroStx)
                .put("spendMicroStx", spendMicroStx)
                .put("essence", essence.toHex())
                .put("txid", txid.hex());
        replaces.ifPresent(old -> json.put("replaces", old.hex()));
        return json.put("what", what).toString();
    }

    static SignedEntry parse(String source, String text) {
        StrictJson json = StrictJson.parse(source, text);
        return new SignedEntry(
                json.integer("atMs", 0, MOST),
                json.text("role"),
                json.integer("nonce", 0, MOST),
                json.integer("feeMicroStx", 0, MOST),
                json.integer("spendMicroStx", 0, MOST),
                json.bytes("essence"),
                json.field("txid").parsed("a txid", Txid::parse),
                json.optional("replaces").map(old -> old.parsed("a txid", Txid::parse)),
                json.text("what"));
    }
}
