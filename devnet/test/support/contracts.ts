export const SBTC = 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token';
export const SBTC_ASSET = `${SBTC}::sbtc-token`;

/** Holds STX and sBTC, pays them out, and fails in every way a contract can. */
export const BANK = `
(define-constant ERR_NONE_LEFT (err u100))
(define-data-var counter uint u0)
(define-map held principal uint)
(define-fungible-token point)
(define-non-fungible-token badge uint)
(define-trait countable ((get-counter () (response uint uint))))

(define-read-only (get-counter) (var-get counter))
(define-read-only (get-held (who principal)) (default-to u0 (map-get? held who)))
(define-read-only (get-heights) {stacks: stacks-block-height, burn: burn-block-height, time: stacks-block-time, tenure: tenure-height})
(define-read-only (get-burn-time (height uint)) (get-tenure-info? time height))

(define-public (bump) (ok (var-set counter (+ (var-get counter) u1))))
(define-public (ask) (begin (print {topic: "asked", sender: tx-sender, caller: contract-caller}) (ok tx-sender)))
(define-public (deposit (amount uint))
  (begin
    (try! (stx-transfer? amount tx-sender current-contract))
    (map-set held tx-sender (+ amount (get-held tx-sender)))
    (print {topic: "deposited", amount: amount, who: tx-sender})
    (ok amount)))
(define-public (payout (amount uint) (to principal))
  (begin
    (try! (as-contract? ((with-stx amount)) (try! (stx-transfer? amount tx-sender to))))
    (print {topic: "paid", amount: amount, to: to})
    (ok amount)))
(define-public (payout-sbtc (amount uint) (to principal))
  (begin
    (try! (as-contract? ((with-ft '${SBTC} "sbtc-token" amount))
      (try! (contract-call? '${SBTC} transfer amount tx-sender to none))))
    (ok amount)))
(define-public (drain (amount uint) (to principal)) (stx-transfer? amount tx-sender to))
(define-public (earn (amount uint)) (ft-mint? point amount tx-sender))
(define-public (give (amount uint) (to principal)) (ft-transfer? point amount tx-sender to))
(define-public (burn-points (amount uint)) (ft-burn? point amount tx-sender))
(define-public (award (id uint)) (nft-mint? badge id tx-sender))
(define-public (pass-on (id uint) (to principal)) (nft-transfer? badge id tx-sender to))
(define-public (burn-stx (amount uint)) (stx-burn? amount tx-sender))
(define-public (refuse) (begin (var-set counter u999) (print "never seen") ERR_NONE_LEFT))
(define-public (divide-by-zero) (begin (var-set counter u999) (ok (/ u1 (- u1 u1)))))
(define-public (panic) (ok (unwrap-panic (if true none (some u1)))))
(define-public (wants (number uint) (text (string-ascii 4)) (bytes (buff 2)) (maybe (optional principal)) (many (list 2 int)) (pair {a: bool, b: uint}))
  (ok number))
(define-public (many-prints (times (list 60 uint))) (ok (len (map shout times))))
(define-private (shout (number uint)) (begin (print number) number))
(define-private (hidden) true)
`;
