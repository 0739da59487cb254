package io.bithedge.signer.record;

import io.bithedge.signer.Refusal;
import io.bithedge.signer.Refusal.Code;
import io.bithedge.signer.policy.Candidate;
import io.bithedge.stacks.Txid;
import java.util.Optional;

/**
 * Whether what was signed before leaves room for a transaction that the policy allows. For one nonce there is one transaction,
 * unless the request names the last one and offers the same with a higher fee, or a filler.
 */
public final class NonceRule {
    private NonceRule() {}

    /** What to do. */
    public sealed interface Decision {
        /** Record it, then give the signature. */
        record Sign(SignedEntry entry) implements Decision {}

        /** It was signed before: give the same bytes, record nothing. */
        record Repeat(SignedEntry entry) implements Decision {}

        record Refuse(Refusal refusal) implements Decision {}
    }

    /**
     * Decides.
     *
     * @param txid of the transaction once signed
     * @param replaces what the request says that it replaces
     */
    public static Decision decide(History history, Candidate asked, Txid txid, Optional<Txid> replaces, Limits limits) {
        Optional<SignedEntry> same = history.same(asked.role(), asked.nonce(), asked.feeMicroStx(), asked.essence());
        if (same.isPresent()) {
            return new Decision.Repeat(same.get());
        }
        Optional<SignedEntry> last = history.last(asked.role(), asked.nonce());
        Optional<Refusal> refusal = replacement(asked, last, replaces).or(() -> spending(history, asked, limits));
        return refusal.<Decision>map(Decision.Refuse::new)
                .orElseGet(() -> new Decision.Sign(new SignedEntry(
                        limits.atMs(),
                        asked.role(),
                        asked.nonce(),
                        asked.feeMicroStx(),
                        asked.spendMicroStx(),
                        asked.essence(),
                        txid,
                        last.map(SignedEntry::txid),
                        asked.what())));
    }

    /** The moment, not before the last entry, and what may be spent on its day. */
    public record Limits(long atMs, long dailyLimitMicroStx) {}

    private static Optional<Refusal> replacement(Candidate asked, Optional<SignedEntry> last, Optional<Txid> replaces) {
        if (replaces.isEmpty()) {
            return last.flatMap(signed -> refuse(
                    Code.NONCE_TAKEN,
                    asked,
                    "the transaction %s (%s) or its declared replacement".formatted(signed.txid(), signed.what()),
                    asked.what() + " with a fee of " + asked.feeMicroStx()));
        }
        if (!replaces.equals(last.map(SignedEntry::txid))) {
            return refuse(
                    Code.REPLACES_ANOTHER,
                    asked,
                    last.map(signed -> "a replacement of " + signed.txid()).orElse("none to replace"),
                    "one of " + replaces.get());
        }
        return asked.filler() ? Optional.empty() : sameWithHigherFee(asked, last.orElseThrow());
    }

    private static Optional<Refusal> sameWithHigherFee(Candidate asked, SignedEntry last) {
        if (asked.observation() && asked.what().equals(last.what())) {
            // What a node forgot pays the same again; one that still has it wants more.
            return asked.feeMicroStx() >= last.feeMicroStx()
                    ? Optional.empty()
                    : feeTooLow(asked, "a fee of %d micro-STX at least".formatted(last.feeMicroStx()));
        }
        if (!asked.essence().equals(last.essence())) {
            return refuse(
                    Code.REPLACEMENT_DIFFERS,
                    asked,
                    "the payload and post-conditions of " + last.txid() + ", or a filler",
                    asked.what() + " with others");
        }
        return asked.feeMicroStx() > last.feeMicroStx()
                ? Optional.empty()
                : feeTooLow(asked, "a fee above %d micro-STX".formatted(last.feeMicroStx()));
    }

    private static Optional<Refusal> feeTooLow(Candidate asked, String expected) {
        return refuse(Code.REPLACEMENT_FEE_TOO_LOW, asked, expected, String.valueOf(asked.feeMicroStx()));
    }

    private static Optional<Refusal> spending(History history, Candidate asked, Limits limits) {
        long spent = history.spentMicroStx(asked.role(), limits.atMs());
        long added = history.added(asked.role(), asked.nonce(), asked.spendMicroStx());
        return added <= limits.dailyLimitMicroStx() - spent
                ? Optional.empty()
                : refuse(
                        Code.DAILY_LIMIT,
                        asked,
                        "at most %d micro-STX a day, of which %d are spent"
                                .formatted(limits.dailyLimitMicroStx(), spent),
                        added + " more");
    }

    private static Optional<Refusal> refuse(Code code, Candidate asked, String expected, String got) {
        return Optional.of(new Refusal(
                code, "%s nonce %d: expected %s, got %s".formatted(asked.role(), asked.nonce(), expected, got)));
    }
}
