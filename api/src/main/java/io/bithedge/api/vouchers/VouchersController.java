package io.bithedge.api.vouchers;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.forward.Located;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Json;
import io.bithedge.ledger.BookId;
import io.bithedge.pool.voucher.VoucherDesk;
import io.bithedge.pool.voucher.VoucherDesk.Outcome;
import io.bithedge.pool.voucher.VoucherDesk.RefusalCode;
import io.bithedge.stacks.address.Principal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers: signed limits that the vault checks when a provider withdraws. */
@RestController
final class VouchersController {
    private final VoucherDesk desk;
    private final Forwarder forwarder;

    VouchersController(VoucherDesk desk, Forwarder forwarder) {
        this.desk = desk;
        this.forwarder = forwarder;
    }

    record Request(
            @Nullable String provider,
            @Nullable String token,
            @Nullable String tier) {}

    /** Limits count everything withdrawn so far: capital within the epoch, premium ever. */
    record Answer(
            String provider,
            String token,
            String tier,
            long epoch,
            String capitalLimit,
            String premiumLimit,
            String withdrawn,
            String premiumWithdrawn,
            String signature,
            Json.Block asOf) {
        static Answer of(Outcome.Signed signed) {
            return new Answer(
                    signed.voucher().provider().toString(),
                    signed.voucher().book().token().name(),
                    signed.voucher().book().tier().chainName(),
                    signed.voucher().epoch(),
                    Json.text(signed.voucher().capitalLimit()),
                    Json.text(signed.voucher().premiumLimit()),
                    Json.text(signed.account().withdrawn()),
                    Json.text(signed.account().premiumWithdrawn()),
                    signed.signature().toPrefixedHex(),
                    Json.Block.of(signed.account().asOf()));
        }
    }

    @PostMapping("/v1/vouchers")
    ResponseEntity<Object> voucher(@RequestBody Request body, HttpServletRequest request) {
        Principal provider = Fields.principal("provider", body.provider());
        BookId book = Fields.book(body.token(), body.tier());
        return switch (desk.sign(provider, book)) {
            case Outcome.Signed signed -> ResponseEntity.ok(Answer.of(signed));
            case Outcome.Refused refused ->
                throw Problem.of(statusOf(refused.code()), refused.code().name(), refused.reason());
            case Outcome.Elsewhere other -> {
                Located.refuseSecondHop(request);
                yield forwarder.post(other.host(), other.port(), "/v1/vouchers", body);
            }
        };
    }

    private static HttpStatus statusOf(RefusalCode code) {
        return switch (code) {
            case NOT_READY, HALTED, INCIDENT_OPEN -> HttpStatus.SERVICE_UNAVAILABLE;
            case EPOCH_OVER -> HttpStatus.CONFLICT;
            case UNKNOWN_BOOK, UNKNOWN_PROVIDER -> HttpStatus.NOT_FOUND;
        };
    }
}
