package io.bithedge.stacks.remote;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.json.StrictJson;
import io.bithedge.stacks.remote.SignerStatus.Budget;
import io.bithedge.stacks.remote.SignerStatus.LastRefusal;
import io.bithedge.stacks.remote.SignerStatus.QuoteStatus;
import io.bithedge.stacks.remote.SignerStatus.RoleStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests and answers as JSON, one a frame. What cannot be read throws {@link io.bithedge.stacks.json.JsonMismatchException}. */
public final class SignerCodec {
    /** Raised when an older signer would misunderstand. */
    public static final int VERSION = 2;

    private static final long MOST = Long.MAX_VALUE;

    private SignerCodec() {}

    public static byte[] encode(SignerRequest request) {
        ObjectNode json = StrictJson.object();
        switch (request) {
            case SignerRequest.Hello(int version) ->
                json.put("request", "hello").put("version", version);
            case SignerRequest.Accounts() -> json.put("request", "accounts");
            case SignerRequest.Sign sign -> {
                json.put("request", "sign")
                        .put("role", sign.role())
                        .put("transaction", sign.unsigned().toHex());
                sign.replaces().ifPresent(txid -> json.put("replaces", txid.hex()));
            }
            case SignerRequest.SignQuote(Bytes message) ->
                json.put("request", "signQuote").put("message", message.toHex());
            case SignerRequest.Status() -> json.put("request", "status");
        }
        return bytes(json);
    }

    public static SignerRequest decodeRequest(byte[] frame) {
        StrictJson json = StrictJson.parse("request", new String(frame, StandardCharsets.UTF_8));
        return switch (json.text("request")) {
            case "hello" ->
                new SignerRequest.Hello(json.only("request", "version").small("version", 0, Integer.MAX_VALUE));
            case "accounts" -> {
                json.only("request");
                yield new SignerRequest.Accounts();
            }
            case "sign" -> {
                json.only("request", "role", "transaction", "replaces");
                yield new SignerRequest.Sign(
                        json.text("role"),
                        json.bytes("transaction"),
                        json.optional("replaces").map(text -> text.parsed("a txid", Txid::parse)));
            }
            case "signQuote" -> {
                json.only("request", "message");
                yield new SignerRequest.SignQuote(json.bytes("message"));
            }
            case "status" -> {
                json.only("request");
                yield new SignerRequest.Status();
            }
            default ->
                throw json.field("request")
                        .mismatch("hello, accounts, sign, signQuote or status", json.text("request"));
        };
    }

    public static byte[] encode(SignerAnswer answer) {
        ObjectNode json = StrictJson.object();
        switch (answer) {
            case SignerAnswer.Hello hello ->
                json.put("answer", "hello")
                        .put("version", hello.version())
                        .put("network", hello.network())
                        .put("chainId", hello.chainId());
            case SignerAnswer.Accounts accounts -> {
                ArrayNode list = json.put("answer", "accounts").putArray("accounts");
                accounts.accounts()
                        .forEach(account -> list.addObject()
                                .put("role", account.role())
                                .put("address", account.address().toString())
                                .put("publicKey", account.publicKey().toHex()));
            }
            case SignerAnswer.Signed signed ->
                json.put("answer", "signed")
                        .put("txid", signed.txid().hex())
                        .put("transaction", signed.transaction().toHex());
            case SignerAnswer.QuoteSigned(Bytes signature) ->
                json.put("answer", "quoteSigned").put("signature", signature.toHex());
            case SignerAnswer.Refused refused ->
                json.put("answer", "refused").put("code", refused.code()).put("message", refused.message());
            case SignerAnswer.Status(SignerStatus status) -> write(status, json.put("answer", "status"));
        }
        return bytes(json);
    }

    public static SignerAnswer decodeAnswer(byte[] frame) {
        StrictJson json = StrictJson.parse("answer", new String(frame, StandardCharsets.UTF_8));
        return switch (json.text("answer")) {
            case "hello" ->
                new SignerAnswer.Hello(
                        json.small("version", 0, Integer.MAX_VALUE),
                        json.text("network"),
                        json.integer("chainId", 0, 0xffff_ffffL));
            case "accounts" ->
                new SignerAnswer.Accounts(
                        json.list("accounts").stream().map(SignerCodec::account).toList());
            case "signed" ->
                new SignerAnswer.Signed(json.field("txid").parsed("a txid", Txid::parse), json.bytes("transaction"));
            case "quoteSigned" -> new SignerAnswer.QuoteSigned(json.bytes("signature"));
            case "refused" -> new SignerAnswer.Refused(json.text("code"), json.text("message"));
            case "status" -> new SignerAnswer.Status(status(json));
            default ->
                throw json.field("answer")
                        .mismatch("hello, accounts, signed, quoteSigned, refused or status", json.text("answer"));
        };
    }

    private static SignerAccount account(StrictJson json) {
        return new SignerAccount(
                json.text("role"),
                json.field("address").parsed("an address", StacksAddress::parse),
                json.bytes("publicKey"));
    }

    private static void write(SignerStatus status, ObjectNode json) {
        json.put("startedAtMs", status.startedAtMs())
                .put("recorded", status.recorded())
                .put("signed", status.signed())
                .put("repeated", status.repeated())
                .put("refused", status.refused());
        status.lastRefusal()
                .ifPresent(last -> json.putObject("lastRefusal")
                        .put("atMs", last.atMs())
                        .put("role", last.role())
                        .put("code", last.code())
                        .put("message", last.message()));
        ArrayNode roles = json.putArray("roles");
        status.roles()
                .forEach(role -> roles.addObject()
                        .put("role", role.role())
                        .put("address", role.address())
                        .put("nextNonce", role.nextNonce())
                        .put("spentTodayMicroStx", role.spentTodayMicroStx())
                        .put("dailyLimitMicroStx", role.dailyLimitMicroStx()));
        status.quotes().ifPresent(quotes -> write(quotes, json.putObject("quotes")));
    }

    private static void write(QuoteStatus quotes, ObjectNode json) {
        json.put("signed", quotes.signed())
                .put("repeated", quotes.repeated())
                .put("refused", quotes.refused())
                .put("recorded", quotes.recorded());
        ArrayNode budgets = json.putArray("budgets");
        quotes.budgets()
                .forEach(budget -> budgets.addObject()
                        .put("token", budget.token())
                        .put("ofHour", budget.ofHour())
                        .put("mostOfHour", budget.mostOfHour()));
    }

    private static SignerStatus status(StrictJson json) {
        Optional<LastRefusal> last = json.optional("lastRefusal")
                .map(found -> new LastRefusal(
                        found.integer("atMs", 0, MOST), found.text("role"), found.text("code"), found.text("message")));
        return new SignerStatus(
                json.integer("startedAtMs", 0, MOST),
                json.integer("recorded", 0, MOST),
                json.integer("signed", 0, MOST),
                json.integer("repeated", 0, MOST),
                json.integer("refused", 0, MOST),
                last,
                json.list("roles").stream().map(SignerCodec::role).toList(),
                json.optional("quotes").map(SignerCodec::quotes));
    }

    private static QuoteStatus quotes(StrictJson json) {
        return new QuoteStatus(
                json.integer("signed", 0, MOST),
                json.integer("repeated", 0, MOST),
                json.integer("refused", 0, MOST),
                json.integer("recorded", 0, MOST),
                json.list("budgets").stream()
                        .map(each -> new Budget(
                                each.text("token"),
                                each.integer("ofHour", 0, MOST),
                                each.integer("mostOfHour", 0, MOST)))
                        .toList());
    }

    private static RoleStatus role(StrictJson json) {
        return new RoleStatus(
                json.text("role"),
                json.text("address"),
                json.integer("nextNonce", 0, MOST),
                json.integer("spentTodayMicroStx", 0, MOST),
                json.integer("dailyLimitMicroStx", 0, MOST));
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
