package io.bithedge.topology.http;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.StructuredData;
import java.io.IOException;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** Signs what it is shown, as a wallet does: from the bytes alone. */
public final class Wallet {
    private final PrivateKey key;

    public Wallet(int secret) {
        this.key = PrivateKey.ofHex("%064x".formatted(secret));
    }

    public String address() {
        return key.address(Network.TESTNET).toString();
    }

    public JsonNode challenge(ApiServer server) throws IOException, InterruptedException {
        return ApiServer.json(server.post("/v1/sessions:challenge", "{\"address\": \"" + address() + "\"}"))
                .path("challenge");
    }

    public String signature(JsonNode challenge) {
        Bytes hash = StructuredData.hash(
                value(challenge.path("domain").path("hex").stringValue()),
                value(challenge.path("message").path("hex").stringValue()));
        return key.sign(hash).toRsv().toHex();
    }

    public HttpResponse<String> open(ApiServer server, JsonNode challenge, String signature)
            throws IOException, InterruptedException {
        return server.post(
                "/v1/sessions", """
                {"address": "%s", "nonce": "%s", "signature": "%s"}""".formatted(address(), challenge.path("nonce").stringValue(), signature));
    }

    /** The whole way: the value of an Authorization header. */
    public String signIn(ApiServer server) throws IOException, InterruptedException {
        JsonNode challenge = challenge(server);
        JsonNode answer = ApiServer.json(open(server, challenge, signature(challenge)));
        return "Bearer " + answer.path("token").stringValue();
    }

    private static ClarityValue value(String hex) {
        return ClarityValue.decode(Bytes.ofHex(hex));
    }
}
