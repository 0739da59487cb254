package io.bithedge.topology.http.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.bithedge.topology.http.Problem;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Short-lived tokens bound to one address and one pool. Every instance with the same secret takes them; none keeps a list. */
final class Tokens {
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
    private static final String ISSUER = "bithedge-pool";
    private static final String SCHEME = "Bearer ";

    private final byte[] secret;
    private final String pool;
    private final Duration lifetime;
    private final InstantSource clock;

    record Token(String text, Instant expiresAt) {}

    /** {@code secret} has 32 bytes or more. */
    Tokens(byte[] secret, String pool, Duration lifetime, InstantSource clock) {
        this.secret = secret.clone();
        this.pool = pool;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    Token issue(String address) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(lifetime);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(pool)
                .subject(address)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiresAt))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(ALGORITHM), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException("signing a token", e);
        }
        return new Token(token.serialize(), expiresAt);
    }

    /** The address that signed in. Throws a problem on anything but a good token of ours. */
    String address(String authorization) {
        if (!authorization.startsWith(SCHEME)) {
            throw refused(
                    "NOT_SIGNED_IN",
                    "Sign in first: expected `Authorization: Bearer` and a token of POST /v1/sessions.");
        }
        try {
            SignedJWT token =
                    SignedJWT.parse(authorization.substring(SCHEME.length()).strip());
            // The token does not choose how it is checked.
            boolean isSigned =
                    ALGORITHM.equals(token.getHeader().getAlgorithm()) && token.verify(new MACVerifier(secret));
            if (!isSigned) {
                throw unknown();
            }
            return address(token.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            throw unknown();
        }
    }

    private String address(JWTClaimsSet claims) {
        boolean isOurs = ISSUER.equals(claims.getIssuer())
                && List.of(pool).equals(claims.getAudience())
                && claims.getExpirationTime() != null
                && claims.getSubject() != null;
        if (!isOurs) {
            throw unknown();
        }
        if (clock.instant().isAfter(claims.getExpirationTime().toInstant())) {
            throw refused("TOKEN_EXPIRED", "The token is over: sign in again.");
        }
        return claims.getSubject();
    }

    private static Problem unknown() {
        return refused("NOT_SIGNED_IN", "The token is none of ours: sign in again.");
    }

    private static Problem refused(String code, String sentence) {
        return Problem.of(HttpStatus.UNAUTHORIZED, code, sentence);
    }
}
