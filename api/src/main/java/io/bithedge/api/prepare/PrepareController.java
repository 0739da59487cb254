package io.bithedge.api.prepare;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.prepare.Envelope;
import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.prepare.PrepareDesk;
import io.bithedge.pool.prepare.PrepareRefusal;
import io.bithedge.pool.prepare.Prepared;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Contract calls made ready for a wallet. Nothing changes by asking; `publicKey`, `nonce` and `fee` together add the unsigned transaction. */
@RestController
final class PrepareController {
    private final PrepareDesk desk;
    private final PrepareFields fields;

    PrepareController(PrepareDesk desk, PrepareFields fields) {
        this.desk = desk;
        this.fields = fields;
    }

    /** Capital into a book: it joins when the next epoch opens. */
    @PostMapping("/v1/deposits:prepare")
    PreparedCallAnswer prepareDeposit(@RequestBody DepositRequest body) {
        Principal.Standard provider = fields.wallet("provider", body.provider());
        BookId book = Fields.book(body.token(), body.tier());
        Units amount = units(book, "amount", body.amount(), 1);
        return answer(provider, body, () -> desk.deposit(provider, book, amount));
    }

    /** Capital to be kept out of the coming epochs; 0 cancels. */
    @PostMapping("/v1/exits:prepare")
    PreparedCallAnswer prepareExit(@RequestBody ExitRequest body) {
        Principal.Standard provider = fields.wallet("provider", body.provider());
        BookId book = Fields.book(body.token(), body.tier());
        Units amount = units(book, "amount", body.amount(), 0);
        return answer(provider, body, () -> desk.exit(provider, book, amount));
    }

    /**
     * Capital and premium out of a book, by the provider's leaf and its proof: nobody signs for it but he. It is prepared even when an incident
     * is open or we read the chain no more; `warnings` say so.
     */
    @PostMapping("/v1/withdrawals:prepare")
    PreparedCallAnswer prepareWithdrawal(@RequestBody WithdrawalRequest body) {
        Principal.Standard provider = fields.wallet("provider", body.provider());
        BookId book = Fields.book(body.token(), body.tier());
        Taken taken = new Taken(units(book, "capital", body.capital(), 0), units(book, "premium", body.premium(), 0));
        if (taken.sum().value() == 0) {
            throw Problem.invalid("capital", "capital or premium above 0", "0 and 0");
        }
        return answer(provider, body, () -> desk.withdrawal(provider, book, taken));
    }

    /** A policy settled before it expires: of AMERICAN style only. */
    @PostMapping("/v1/activations:prepare")
    PreparedCallAnswer prepareActivation(@RequestBody ActivationRequest body) {
        Principal.Standard owner = fields.wallet("owner", body.owner());
        Long asked = body.policyId();
        if (asked == null || asked < 1) {
            throw Problem.invalid("policyId", "a policy id from 1", String.valueOf(asked));
        }
        PolicyId policyId = new PolicyId(asked);
        return answer(owner, body, () -> desk.activation(owner, policyId));
    }

    /** A policy on the terms of a firm quote, by the buyer it was signed for. */
    @PostMapping("/v1/purchases:prepare")
    PreparedCallAnswer preparePurchase(@RequestBody PurchaseRequest body) {
        Bytes quoteId = Fields.quoteId("quoteId", body.quoteId());
        Principal.Standard buyer = fields.wallet("buyer", body.buyer());
        return answer(buyer, body, () -> desk.purchase(buyer, quoteId));
    }

    private static Units units(BookId book, String field, @Nullable String text, long lowest) {
        return new Units(book.token(), PrepareFields.baseUnits(field, text, lowest));
    }

    private interface Question {
        Prepared ask();
    }

    /** The envelope is read first: a wrong one is refused whatever the state. */
    private PreparedCallAnswer answer(Principal.Standard sender, WalletFields body, Question question) {
        Optional<Envelope> envelope = fields.envelope(sender, body.publicKey(), body.nonce(), body.fee());
        return switch (question.ask()) {
            case Prepared.Ready ready -> PreparedCallAnswer.of(ready, fields.network(), envelope);
            case Prepared.Refused refused ->
                throw Problem.of(statusOf(refused.code()), refused.code().name(), refused.detail())
                        .withLimits(refused.limits());
        };
    }

    private static HttpStatus statusOf(PrepareRefusal code) {
        return switch (code) {
            case NOT_READY, HALTED, INCIDENT_OPEN, CHAIN_STALE, PRICE_UNAVAILABLE, PRICE_STALE ->
                HttpStatus.SERVICE_UNAVAILABLE;
            case UNKNOWN_PROVIDER, UNKNOWN_POLICY, UNKNOWN_QUOTE -> HttpStatus.NOT_FOUND;
            case QUOTE_EXPIRED -> HttpStatus.GONE;
            case PAUSED,
                    BOOK_CLOSED,
                    NOTHING_TO_TAKE,
                    NOT_QUOTE_BUYER,
                    EPOCH_OVER,
                    ABOVE_CAPITAL,
                    ABOVE_LIMIT,
                    NOT_POLICY_OWNER,
                    NOT_AMERICAN,
                    NOT_ACTIVE,
                    EXPIRED,
                    ACTIVATION_PENDING,
                    QUOTE_USED,
                    NO_CAPACITY -> HttpStatus.CONFLICT;
        };
    }
}
