package io.bithedge.api.vouchers;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.forward.Located;
import io.bithedge.api.prepare.PrepareFields;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.PoolViews.Host;
import io.bithedge.pool.voucher.VoucherDesk;
import io.bithedge.pool.voucher.VoucherDesk.Outcome;
import io.bithedge.pool.voucher.VoucherDesk.RefusalCode;
import io.bithedge.stacks.address.Principal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers: signed limits that the vault checks when a provider withdraws. */
@RestController
final class VouchersController {
    private final VoucherDesk desk;
    private final Forwarder forwarder;
    private final PrepareFields fields;

    VouchersController(VoucherDesk desk, Forwarder forwarder, PrepareFields fields) {
        this.fields = fields;
        this.desk = desk;
        this.forwarder = forwarder;
    }

    /** Signs what a provider may have withdrawn from a book by now. The vault takes it as long as the epoch lasts. */
    @PostMapping("/v1/vouchers")
    VoucherAnswer signVoucher(@RequestBody VoucherRequest body, HttpServletRequest request) {
        Principal provider = Fields.principal("provider", body.provider(), fields.network());
        BookId book = Fields.book(body.token(), body.tier());
        return switch (desk.sign(provider, book)) {
            case Outcome.Signed signed -> VoucherAnswer.of(signed);
            case Outcome.Refused refused ->
                throw Problem.of(statusOf(refused.code()), refused.code().name(), refused.reason());
            case Outcome.Elsewhere other -> {
                Located.refuseSecondHop(request);
                throw forwarder.post(new Host(other.host(), other.port()), "/v1/vouchers", body);
            }
        };
    }

    private static HttpStatus statusOf(RefusalCode code) {
        return switch (code) {
            case NOT_READY, HALTED, INCIDENT_OPEN, CHAIN_STALE -> HttpStatus.SERVICE_UNAVAILABLE;
            case EPOCH_OVER -> HttpStatus.CONFLICT;
            case UNKNOWN_BOOK, UNKNOWN_PROVIDER -> HttpStatus.NOT_FOUND;
        };
    }
}
