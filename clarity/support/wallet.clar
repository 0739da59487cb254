;; A contract that is a provider: it acts for itself, with what its owner sends along.

(define-public (deposit-stx (amount uint) (tier (string-ascii 12)))
  (begin
    (unwrap! (stx-transfer? amount tx-sender current-contract) (err u3))
    (ok (unwrap!
      (as-contract? ((with-stx amount)) (unwrap! (contract-call? VAULT deposit-stx amount tier) (err u1)))
      (err u2)
    ))
  )
)

(define-public (deposit-sbtc (amount uint) (tier (string-ascii 12)))
  (begin
    (unwrap!
      (contract-call? 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token transfer amount tx-sender current-contract none)
      (err u3)
    )
    (ok (unwrap!
      (as-contract? ((with-ft 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token "sbtc-token" amount))
        (unwrap! (contract-call? VAULT deposit-sbtc amount tier) (err u1))
      )
      (err u2)
    ))
  )
)

(define-public (request-exit (token (string-ascii 4)) (tier (string-ascii 12)) (amount uint))
  (ok (unwrap! (as-contract? () (unwrap! (contract-call? VAULT request-exit token tier amount) (err u1))) (err u2)))
)

(define-public (withdraw
    (token (string-ascii 4)) (tier (string-ascii 12)) (capital uint) (premium uint)
    (leaf (optional {
      provider: principal, token: (string-ascii 4), tier: (string-ascii 12), epoch: uint, opening: uint,
      settled-burden: uint, settled-premium: uint, weights: (list 400 { epoch: uint, weight: uint }),
    }))
    (proof (list 40 { hash: (buff 32), sum: uint, left: bool }))
  )
  (ok (unwrap!
    (as-contract? () (unwrap! (contract-call? VAULT withdraw token tier capital premium leaf proof) (err u1)))
    (err u2)
  ))
)
