package io.bithedge.topology.http.session;

import io.bithedge.topology.http.Forwarder;
import io.bithedge.topology.http.Problem;
import io.bithedge.topology.http.guard.ForwardMark;
import io.bithedge.topology.view.PoolViews;
import io.bithedge.topology.view.PoolViews.Host;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in: a challenge, its signature, a token. */
@RestController
final class SessionsController {
    private final SignIn signIn;
    private final Nonces nonces;
    private final Tokens tokens;
    private final Elsewhere elsewhere;

    SessionsController(SignIn signIn, Nonces nonces, Tokens tokens, Elsewhere elsewhere) {
        this.signIn = signIn;
        this.nonces = nonces;
        this.tokens = tokens;
        this.elsewhere = elsewhere;
    }

    /** The other instances: only the one that issued a challenge can check it. */
    record Elsewhere(PoolViews views, Forwarder forwarder) {
        /** The answer of the first that knows the challenge. */
        ResponseEntity<Object> ask(Request request) {
            for (Host host : views.otherHosts()) {
                ResponseEntity<Object> answer = forwarder.post(host.host(), host.port(), "/v1/sessions", request);
                if (answer.getStatusCode().value() != HttpStatus.GONE.value()) {
                    return answer;
                }
            }
            throw gone();
        }

        static Problem gone() {
            return Problem.of(
                    HttpStatus.GONE,
                    "CHALLENGE_UNKNOWN",
                    "No instance that runs made this challenge: ask for a new one.");
        }
    }

    record Asked(@Nullable String address) {}

    /** `hex`: the consensus bytes that SIP-030 `stx_signStructuredMessage` takes; the other fields are what they say. */
    record Signable(String hex, Map<String, Object> fields) {}

    /** `nonce` goes back with the signature. `expiresAt` is a UTC instant. */
    record Challenge(Signable domain, Signable message, String nonce) {}

    record ChallengeAnswer(Challenge challenge, Instant expiresAt) {}

    /** `signature`: 65 bytes hex, r, s and recovery id. `publicKey` is taken from the signature and not needed. */
    record Request(
            @Nullable String address,
            @Nullable String nonce,
            @Nullable String publicKey,
            @Nullable String signature) {}

    record TokenAnswer(String token, String address, Instant expiresAt) {}

    /** What the wallet of an address has to sign; it can be used once. */
    @PostMapping("/v1/sessions:challenge")
    ChallengeAnswer challenge(@RequestBody Asked asked) {
        String address = account(asked.address());
        Nonces.Issued nonce = nonces.issue(address);
        String domain = signIn.domain().encode().toPrefixedHex();
        String message = signIn.message(address, nonce.text(), nonce.expiresAt())
                .encode()
                .toPrefixedHex();
        return new ChallengeAnswer(
                new Challenge(
                        new Signable(
                                domain,
                                Map.of("name", SignIn.NAME, "version", SignIn.VERSION, "chainId", signIn.chainId())),
                        new Signable(
                                message,
                                Map.of(
                                        "purpose", SignIn.PURPOSE,
                                        "pool", signIn.vault(),
                                        "address", address,
                                        "nonce", nonce.text(),
                                        "expiresAt", nonce.expiresAt().getEpochSecond())),
                        nonce.text()),
                nonce.expiresAt());
    }

    /** A token for whoever signed the challenge of his address. */
    @PostMapping("/v1/sessions")
    ResponseEntity<Object> open(@RequestBody Request request, HttpServletRequest http) {
        String address = account(request.address());
        String nonce = request.nonce() == null ? "" : request.nonce();
        return switch (nonces.look(nonce, address)) {
            case GOOD -> ResponseEntity.ok(token(address, nonce, request.signature()));
            case NOT_OURS -> {
                if (http.getHeader(ForwardMark.HEADER) != null) {
                    throw Elsewhere.gone();
                }
                yield elsewhere.ask(request);
            }
            case FORGED -> throw refused("CHALLENGE_FORGED", "This is no challenge that was made for this address.");
            case EXPIRED -> throw refused("CHALLENGE_EXPIRED", "The challenge is over: ask for a new one.");
            case USED -> throw refused("CHALLENGE_USED", "The challenge was used already: ask for a new one.");
        };
    }

    private TokenAnswer token(String address, String nonce, @Nullable String signature) {
        boolean isSigned = signIn.isSignedBy(
                address, signIn.message(address, nonce, Nonces.expiry(nonce)), signature == null ? "" : signature);
        if (!isSigned) {
            throw refused("WRONG_SIGNATURE", "The challenge is not signed by the key of " + address + ".");
        }
        if (!nonces.use(nonce)) {
            throw refused("CHALLENGE_USED", "The challenge was used already: ask for a new one.");
        }
        Tokens.Token token = tokens.issue(address);
        return new TokenAnswer(token.text(), address, token.expiresAt());
    }

    private String account(@Nullable String address) {
        return signIn.account(address == null ? "" : address)
                .orElseThrow(() -> Problem.invalid(
                        "address",
                        "the address of a single-signature account of this network",
                        address == null ? "nothing" : "'" + (address.length() > 60 ? "…" : address) + "'"));
    }

    private static Problem refused(String code, String sentence) {
        return Problem.of(HttpStatus.UNAUTHORIZED, code, sentence);
    }
}
