;; A contract between a user and ours. Called by a user it must be refused; acting for itself it is a user like any other.

(define-public (deposit-stx (amount uint) (tier (string-ascii 12)))
  (contract-call? .liquidity-pool-vault deposit-stx amount tier)
)

(define-public (deposit-sbtc (amount uint) (tier (string-ascii 12)))
  (contract-call? .liquidity-pool-vault deposit-sbtc amount tier)
)

(define-public (request-exit (token (string-ascii 4)) (tier (string-ascii 12)) (amount uint))
  (contract-call? .liquidity-pool-vault request-exit token tier amount)
)

(define-public (withdraw
    (token (string-ascii 4)) (tier (string-ascii 12)) (epoch uint) (capital uint) (premium uint)
    (capital-limit uint) (premium-limit uint) (signature (buff 65))
  )
  (contract-call? .liquidity-pool-vault withdraw token tier epoch capital premium capital-limit premium-limit signature)
)

(define-public (create-policy
    (terms {
      quote-id: (buff 16), policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
      expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
      valid-until: uint
    })
    (signature (buff 65))
  )
  (contract-call? .policy-registry create-policy terms signature)
)

(define-public (request-activation (policy-id uint))
  (contract-call? .policy-registry request-activation policy-id)
)

(define-public (deposit-own-stx (amount uint) (tier (string-ascii 12)))
  (begin
    (unwrap!
      (as-contract? ((with-stx amount)) (unwrap! (contract-call? .liquidity-pool-vault deposit-stx amount tier) (err u1)))
      (err u2)
    )
    (ok true)
  )
)

(define-public (withdraw-own-stx (tier (string-ascii 12)) (epoch uint) (capital uint) (capital-limit uint) (signature (buff 65)))
  (begin
    (unwrap!
      (as-contract? ()
        (unwrap! (contract-call? .liquidity-pool-vault withdraw "STX" tier epoch capital u0 capital-limit u0 signature) (err u1))
      )
      (err u2)
    )
    (ok true)
  )
)
