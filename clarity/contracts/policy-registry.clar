;; policy-registry: the policies, from a signed quote to their outcome. It holds no money: the vault does.
;; Every policy ends, whoever is gone, and nobody chooses at which price. Domain sections 3 and 4.

(define-constant ERR_NOT_INITIALISED (err u200))
(define-constant ERR_NOT_DEPLOYER (err u201))
(define-constant ERR_ALREADY_INITIALISED (err u202))
(define-constant ERR_INVALID_RATIO (err u203))
(define-constant ERR_INVALID_RATE (err u204))
(define-constant ERR_INDIRECT_CALL (err u205))
(define-constant ERR_NOT_BUYER (err u206))
(define-constant ERR_INVALID_SIGNATURE (err u207))
(define-constant ERR_QUOTE_EXPIRED (err u208))
(define-constant ERR_QUOTE_TOO_LONG (err u209))
(define-constant ERR_QUOTE_USED (err u210))
(define-constant ERR_INVALID_QUOTE_ID (err u211))
(define-constant ERR_UNKNOWN_POLICY_TYPE (err u212))
(define-constant ERR_UNKNOWN_STYLE (err u213))
(define-constant ERR_WRONG_TOKEN (err u214))
(define-constant ERR_INVALID_AMOUNT (err u215))
(define-constant ERR_INVALID_EXPIRATION (err u216))
(define-constant ERR_INVALID_COLLATERAL (err u217))
(define-constant ERR_INVALID_REFERENCE (err u218))
(define-constant ERR_STRIKE_OFF_BAND (err u219))
(define-constant ERR_STALE_PRICE (err u220))
(define-constant ERR_PRICE_MOVED (err u221))
(define-constant ERR_PRICE_DISPUTED (err u222))
(define-constant ERR_COLLATERAL_OFF_MARKET (err u223))
(define-constant ERR_PREMIUM_BELOW_FLOOR (err u224))
(define-constant ERR_UNKNOWN_POLICY (err u225))
(define-constant ERR_NOT_POLICY_OWNER (err u226))
(define-constant ERR_NOT_AMERICAN (err u227))
(define-constant ERR_NOT_ACTIVE (err u228))
(define-constant ERR_EXPIRED (err u229))
(define-constant ERR_ACTIVATION_PENDING (err u230))
(define-constant ERR_NO_ACTIVATION (err u231))
(define-constant ERR_NOT_EXPIRED (err u232))
(define-constant ERR_PRICE_PENDING (err u233))

;; Whoever deploys may call `initialise` once; he has no other power.
(define-constant DEPLOYER tx-sender)
(define-constant BPS u10000)
(define-constant QUOTE_ID_BYTES u16)
;; A firm quote lives 120 s of block time; the rest is for clocks that differ.
(define-constant LONGEST_QUOTE_SECONDS u300)
(define-constant MAX_PRICE_AGE_BLOCKS u6)
(define-constant REFERENCE_TOLERANCE_BPS u100)
(define-constant OBSERVATION_TOLERANCE_BPS u200)
(define-constant COLLATERAL_TOLERANCE_BPS u200)
(define-constant LOWEST_PUT_STRIKE_BPS u5000)
(define-constant HIGHEST_CALL_STRIKE_BPS u15000)
(define-constant MIN_RATIO_BPS u10000)
(define-constant MAX_RATIO_BPS u30000)
(define-constant YEAR_BLOCKS u52560)
(define-constant ACTIVATION_BLOCKS u7)
(define-constant VOID_BLOCKS u1008)
(define-constant LEAST_STX_PREMIUM u1000000)
(define-constant LEAST_SBTC_PREMIUM u1000)
;; Bounds that keep every product below 2^128. Strikes and prices are below 2^63 (9.3e18), amounts at most 1e14 sats
;; (a million BTC), ratios at most 3e4, collaterals below 2^51:
;;   strike x amount x ratio   < 9.3e18 x 1e14 x 3e4 = 2.8e37 < 3.4e38 = 2^128
;;   requirement x BPS         < 2.8e37 / 1e6 x 1e4   = 2.8e35
(define-constant LIMIT_2_63 u9223372036854775808)
(define-constant LIMIT_2_51 u2251799813685248)
(define-constant MAX_AMOUNT_SATS u100000000000000)
;; USD x 10^8 per BTC times sats, over USD x 10^8 per STX, is STX x 10^8: 10^2 brings it to micro-STX.
(define-constant SATS_PER_MICRO_STX_SCALE u100)
(define-constant NO_PRICES { btc-price: u0, btc-at: u0, stx-price: u0, stx-at: u0 })
(define-constant NO_PAYOUT { payout: u0, shortfall: u0 })

;; None until initialised; set once.
(define-data-var settings
  (optional { collateral-ratio-bps: uint, min-rate-bps: uint })
  none
)

;; Ids are the vault's: those of a registry that came before this one are below its first.
(define-data-var last-policy-id uint u0)

;; key: quote id, value: the policy bought with it
(define-map policy-ids-by-quote
  (buff 16)
  uint
)

;; key: policy id, value: its terms as signed, its purchase, and its status. `activation` is a pending request: its height and
;; time.
(define-map policies
  uint
  {
    owner: principal,
    quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
    expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
    btc-reference: uint, stx-reference: uint, valid-until: uint,
    btc-price: uint, stx-price: uint, height: uint, status: (string-ascii 12),
    activation: (optional { height: uint, time: uint }),
  }
)

;; ---- setting up ----

;; Sets collateral ratio and rate of the premium floor, once. The roles are those of pool-roles.
;; Caller: the deployer. Errors: ERR_NOT_DEPLOYER, ERR_ALREADY_INITIALISED, ERR_INVALID_RATIO, ERR_INVALID_RATE.
;; Prints: initialised.
(define-public (initialise (arguments { collateral-ratio-bps: uint, min-rate-bps: uint }))
  (let ((ratio-bps (get collateral-ratio-bps arguments)))
    (asserts! (is-eq contract-caller DEPLOYER) ERR_NOT_DEPLOYER)
    (asserts! (is-none (var-get settings)) ERR_ALREADY_INITIALISED)
    (asserts! (and (>= ratio-bps MIN_RATIO_BPS) (<= ratio-bps MAX_RATIO_BPS)) ERR_INVALID_RATIO)
    (asserts! (<= (get min-rate-bps arguments) BPS) ERR_INVALID_RATE)
    (var-set settings (some arguments))
    (print (merge arguments {
      topic: "initialised",
      version: u2,
      height: burn-block-height,
    }))
    (ok true)
  )
)

;; ---- purchase ----

;; Buys a policy on the terms that the quoter signed: locks exactly the quoted collateral, takes exactly the quoted premium.
;; Caller: the buyer the quote names, directly. Errors: ERR_NOT_INITIALISED, ERR_INDIRECT_CALL, ERR_NOT_BUYER,
;; ERR_INVALID_SIGNATURE, ERR_QUOTE_EXPIRED, ERR_QUOTE_TOO_LONG, ERR_QUOTE_USED, those of check-terms, of get-current-price,
;; ERR_COLLATERAL_OFF_MARKET, ERR_PREMIUM_BELOW_FLOOR, those of the vault's lock-collateral.
;; Prints: policy-created (and collateral-locked by the vault, before it). Returns the policy id.
(define-public (create-policy
    (terms {
      quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
      expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
      btc-reference: uint, stx-reference: uint, valid-until: uint,
    })
    (signature (buff 65))
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (buyer (try! (get-direct-caller)))
      (policy-id (+ (contract-call? .liquidity-pool-vault get-last-policy-id) u1))
    )
    (asserts! (is-eq (get buyer terms) buyer) ERR_NOT_BUYER)
    (asserts! (is-signed-by-quoter terms signature) ERR_INVALID_SIGNATURE)
    (asserts! (<= stacks-block-time (get valid-until terms)) ERR_QUOTE_EXPIRED)
    (asserts! (<= (- (get valid-until terms) stacks-block-time) LONGEST_QUOTE_SECONDS) ERR_QUOTE_TOO_LONG)
    (asserts! (map-insert policy-ids-by-quote (get quote-id terms) policy-id) ERR_QUOTE_USED)
    (try! (check-terms terms))
    (let ((purchase (merge terms {
        owner: buyer,
        btc-price: (try! (get-current-price "BTC" (get btc-reference terms))),
        stx-price: (try! (get-current-price "STX" (get stx-reference terms))),
        height: burn-block-height,
      })))
      (asserts!
        (is-near
          (get-requirement (get policy-type terms) (get strike terms) (get amount terms) (get stx-price purchase)
            (get collateral-ratio-bps current)
          )
          (get collateral terms) COLLATERAL_TOLERANCE_BPS
        )
        ERR_COLLATERAL_OFF_MARKET
      )
      (asserts!
        (>= (get premium terms)
          (get-premium-floor terms (get btc-price purchase) (get stx-price purchase) (get min-rate-bps current))
        )
        ERR_PREMIUM_BELOW_FLOOR
      )
      (try! (contract-call? .liquidity-pool-vault lock-collateral policy-id (get token terms) (get tier terms)
        (get collateral terms) (get premium terms) buyer (get expiration-height terms)
      ))
      (var-set last-policy-id policy-id)
      (map-set policies policy-id
        (merge purchase {
          status: "ACTIVE",
          activation: none,
        })
      )
      (print (merge purchase {
        topic: "policy-created",
        version: u2,
        policy-id: policy-id,
      }))
      (ok policy-id)
    )
  )
)

;; The account of the key that signed is the quoter's.
(define-private (is-signed-by-quoter
    (terms {
      quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
      expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
      btc-reference: uint, stx-reference: uint, valid-until: uint,
    })
    (signature (buff 65))
  )
  (match (secp256k1-recover? (quote-hash terms) signature)
    key (match (principal-of? key)
      signer (is-eq (some signer) (get quoter (contract-call? .pool-roles get-roles)))
      code false
    )
    code false
  )
)

;; Errors: ERR_INVALID_QUOTE_ID, ERR_UNKNOWN_POLICY_TYPE, ERR_UNKNOWN_STYLE, ERR_WRONG_TOKEN, ERR_INVALID_AMOUNT,
;; ERR_INVALID_EXPIRATION, ERR_INVALID_COLLATERAL, ERR_INVALID_REFERENCE, ERR_STRIKE_OFF_BAND. Premium, term and book are checked
;; by the vault.
(define-private (check-terms (terms {
  quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
  expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
  btc-reference: uint, stx-reference: uint, valid-until: uint,
}))
  (let (
      (policy-type (get policy-type terms))
      (strike (get strike terms))
      (reference (get btc-reference terms))
      (term (minus-or-zero (get expiration-height terms) burn-block-height))
    )
    (asserts! (is-eq (len (get quote-id terms)) QUOTE_ID_BYTES) ERR_INVALID_QUOTE_ID)
    (asserts! (or (is-eq policy-type "PUT") (is-eq policy-type "CALL")) ERR_UNKNOWN_POLICY_TYPE)
    (asserts! (or (is-eq (get style terms) "AMERICAN") (is-eq (get style terms) "EUROPEAN")) ERR_UNKNOWN_STYLE)
    (asserts! (is-eq (get token terms) (if (is-eq policy-type "PUT") "STX" "SBTC")) ERR_WRONG_TOKEN)
    (asserts! (and (> (get amount terms) u0) (<= (get amount terms) MAX_AMOUNT_SATS)) ERR_INVALID_AMOUNT)
    (asserts! (and (> term u0) (<= term YEAR_BLOCKS)) ERR_INVALID_EXPIRATION)
    (asserts! (and (> (get collateral terms) u0) (< (get collateral terms) LIMIT_2_51)) ERR_INVALID_COLLATERAL)
    (asserts!
      (and (> reference u0) (< reference LIMIT_2_63) (> (get stx-reference terms) u0) (< (get stx-reference terms) LIMIT_2_63))
      ERR_INVALID_REFERENCE
    )
    ;; A strike is below 2^63 as well: a reference is, once it is near the oracle's price, and a strike is at most 1.5 times it.
    (asserts!
      (and
        (< strike LIMIT_2_63)
        (if (is-eq policy-type "PUT")
          (and (<= strike reference) (>= (* strike BPS) (* reference LOWEST_PUT_STRIKE_BPS)))
          (and (>= strike reference) (<= (* strike BPS) (* reference HIGHEST_CALL_STRIKE_BPS)))
        )
      )
      ERR_STRIKE_OFF_BAND
    )
    (ok true)
  )
)

;; The oracle's price, when it is young and near the reference of the quote, and so is what every submitter sees now.
;; Errors: ERR_STALE_PRICE, ERR_PRICE_MOVED, ERR_PRICE_DISPUTED.
(define-private (get-current-price
    (asset (string-ascii 4))
    (reference uint)
  )
  (let ((last (unwrap! (contract-call? .price-oracle get-price asset) ERR_STALE_PRICE)))
    (asserts! (<= (- burn-block-height (get height last)) MAX_PRICE_AGE_BLOCKS) ERR_STALE_PRICE)
    (asserts! (is-near (get price last) reference REFERENCE_TOLERANCE_BPS) ERR_PRICE_MOVED)
    (asserts! (contract-call? .price-oracle is-near-observations asset reference OBSERVATION_TOLERANCE_BPS)
      ERR_PRICE_DISPUTED
    )
    (ok (get price last))
  )
)

;; What the quoter signs: the SHA-256 of the consensus serialisation of the terms with domain, registry and chain.
(define-read-only (quote-hash (terms {
  quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
  expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
  btc-reference: uint, stx-reference: uint, valid-until: uint,
}))
  ;; A tuple of fixed fields always serialises; 0x is never signed.
  (sha256 (default-to 0x
    (to-consensus-buff? (merge terms {
      domain: "bithedge-quote",
      registry: current-contract,
      chain: chain-id,
    }))
  ))
)

;; Buyers and owners call directly: tx-sender is who pays and is paid.
(define-private (get-direct-caller)
  (begin
    (asserts! (is-eq contract-caller tx-sender) ERR_INDIRECT_CALL)
    (ok tx-sender)
  )
)

;; ---- activation ----

;; Asks for early settlement at the first price that is observed after this block and recorded in the 7 blocks behind this height.
;; In the money then: settled. Else the request lapses.
;; Caller: owner of the policy, directly. Errors: ERR_INDIRECT_CALL, ERR_UNKNOWN_POLICY, ERR_NOT_POLICY_OWNER, ERR_NOT_AMERICAN,
;; ERR_NOT_ACTIVE, ERR_EXPIRED, ERR_ACTIVATION_PENDING. Prints: activation-requested.
(define-public (request-activation (policy-id uint))
  (let (
      (caller (try! (get-direct-caller)))
      (policy (unwrap! (map-get? policies policy-id) ERR_UNKNOWN_POLICY))
    )
    (asserts! (is-eq caller (get owner policy)) ERR_NOT_POLICY_OWNER)
    (asserts! (is-eq (get style policy) "AMERICAN") ERR_NOT_AMERICAN)
    (asserts! (is-eq (get status policy) "ACTIVE") ERR_NOT_ACTIVE)
    (asserts! (< burn-block-height (get expiration-height policy)) ERR_EXPIRED)
    (asserts! (is-none (get activation policy)) ERR_ACTIVATION_PENDING)
    (map-set policies policy-id
      (merge policy { activation: (some { height: burn-block-height, time: stacks-block-time }) })
    )
    (print {
      topic: "activation-requested",
      version: u2,
      policy-id: policy-id,
      owner: caller,
      height: burn-block-height,
      time: stacks-block-time,
    })
    (ok true)
  )
)

;; Settles or lapses each requested activation at the records that the item names (a CALL has no use for `stx-at`). An item that
;; fails prints its code and leaves the others alone; one above the last policy is skipped.
;; Caller: anyone. Errors of an item: ERR_UNKNOWN_POLICY, ERR_NOT_ACTIVE, ERR_NO_ACTIVATION, those of get-price-within, those of
;; the vault's settle-policy. Prints per item: policy-closed, activation-lapsed or item-failed. Returns how many items did not
;; fail.
(define-public (complete-activations (items (list 25 { policy-id: uint, btc-at: uint, stx-at: uint })))
  (ok (fold complete-activation items u0))
)

(define-private (complete-activation
    (item { policy-id: uint, btc-at: uint, stx-at: uint })
    (done uint)
  )
  (if (> (get policy-id item) (var-get last-policy-id))
    done
    (match (try-activation item)
      completed (+ done u1)
      code (fail-item (get policy-id item) code done)
    )
  )
)

(define-private (try-activation (item { policy-id: uint, btc-at: uint, stx-at: uint }))
  (let ((policy (unwrap! (map-get? policies (get policy-id item)) ERR_UNKNOWN_POLICY)))
    (asserts! (is-eq (get status policy) "ACTIVE") ERR_NOT_ACTIVE)
    (let (
        (request (unwrap! (get activation policy) ERR_NO_ACTIVATION))
        (found (try! (get-prices (get policy-type policy) item {
          from: (+ (get height request) u1),
          to: (+ (get height request) ACTIVATION_BLOCKS),
          after: (get time request),
        })))
        (prices (default-to NO_PRICES found))
        (outcome (if (is-some found) (get-outcome policy prices) NO_PAYOUT))
      )
      (if (> (get payout outcome) u0)
        (close-policy (get policy-id item) policy "EXERCISED" (merge prices outcome))
        (lapse-activation (get policy-id item) policy (get height request))
      )
    )
  )
)

(define-private (lapse-activation
    (policy-id uint)
    (policy {
      owner: principal,
      quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
      expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
      btc-reference: uint, stx-reference: uint, valid-until: uint,
      btc-price: uint, stx-price: uint, height: uint, status: (string-ascii 12),
      activation: (optional { height: uint, time: uint }),
    })
    (requested-at uint)
  )
  (begin
    (map-set policies policy-id (merge policy { activation: none }))
    (print {
      topic: "activation-lapsed",
      version: u2,
      policy-id: policy-id,
      owner: (get owner policy),
      requested-at: requested-at,
      height: burn-block-height,
    })
    (ok true)
  )
)

;; ---- expiration ----

;; Ends each expired policy at the records that the item names: the first at or behind its expiration. With none for 1,008 blocks
;; it ends VOID, whenever it is called: nothing is paid out and the premium goes back. A policy with a pending activation waits
;; for
;; complete-activations, so that the order of calls changes nothing. An item that fails prints its code and leaves the others
;; alone; one above the last policy is skipped.
;; Caller: anyone. Errors of an item: ERR_UNKNOWN_POLICY, ERR_NOT_ACTIVE, ERR_NOT_EXPIRED, ERR_ACTIVATION_PENDING, those of
;; get-price-within, those of the vault's settle-policy and void-policy. Prints per item: policy-closed or item-failed. Returns
;; how many items did not fail.
(define-public (process-expirations (items (list 25 { policy-id: uint, btc-at: uint, stx-at: uint })))
  (ok (fold process-expiration items u0))
)

(define-private (process-expiration
    (item { policy-id: uint, btc-at: uint, stx-at: uint })
    (done uint)
  )
  (if (> (get policy-id item) (var-get last-policy-id))
    done
    (match (try-expiration item)
      processed (+ done u1)
      code (fail-item (get policy-id item) code done)
    )
  )
)

(define-private (try-expiration (item { policy-id: uint, btc-at: uint, stx-at: uint }))
  (let (
      (policy (unwrap! (map-get? policies (get policy-id item)) ERR_UNKNOWN_POLICY))
      (expiration-height (get expiration-height policy))
    )
    (asserts! (is-eq (get status policy) "ACTIVE") ERR_NOT_ACTIVE)
    (asserts! (>= burn-block-height expiration-height) ERR_NOT_EXPIRED)
    (asserts! (is-none (get activation policy)) ERR_ACTIVATION_PENDING)
    (match (try! (get-prices (get policy-type policy) item {
      from: expiration-height,
      to: (+ expiration-height VOID_BLOCKS),
      after: u0,
    }))
      prices (let (
          (outcome (get-outcome policy prices))
          (status (if (> (get payout outcome) u0) "EXPIRED_ITM" "EXPIRED_OTM"))
        )
        (close-policy (get policy-id item) policy status (merge prices outcome))
      )
      (close-policy (get policy-id item) policy "VOID" (merge NO_PRICES NO_PAYOUT))
    )
  )
)

(define-private (close-policy
    (policy-id uint)
    (policy {
      owner: principal,
      quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
      expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
      btc-reference: uint, stx-reference: uint, valid-until: uint,
      btc-price: uint, stx-price: uint, height: uint, status: (string-ascii 12),
      activation: (optional { height: uint, time: uint }),
    })
    (status (string-ascii 12))
    (ending { btc-price: uint, btc-at: uint, stx-price: uint, stx-at: uint, payout: uint, shortfall: uint })
  )
  (begin
    ;; First, and nothing of ours before it: when the vault refuses, the item leaves no trace but item-failed.
    (try! (if (is-eq status "VOID")
      (contract-call? .liquidity-pool-vault void-policy policy-id)
      (contract-call? .liquidity-pool-vault settle-policy policy-id (get payout ending))
    ))
    (map-set policies policy-id
      (merge policy {
        status: status,
        activation: none,
      })
    )
    (print (merge ending {
      topic: "policy-closed",
      version: u2,
      policy-id: policy-id,
      owner: (get owner policy),
      status: status,
      height: burn-block-height,
    }))
    (ok true)
  )
)

(define-private (fail-item
    (policy-id uint)
    (code uint)
    (done uint)
  )
  (begin
    (print {
      topic: "item-failed",
      version: u2,
      policy-id: policy-id,
      code: code,
    })
    done
  )
)

;; ---- prices ----

;; The prices that end a policy: of BTC, for a PUT of STX too. None when one of them has none in the window.
(define-private (get-prices
    (policy-type (string-ascii 4))
    (item { policy-id: uint, btc-at: uint, stx-at: uint })
    (window { from: uint, to: uint, after: uint })
  )
  (match (try! (get-price-within "BTC" (get btc-at item) window))
    btc-record (if (is-eq policy-type "CALL")
      (ok (some {
        btc-price: (get price btc-record), btc-at: (get height btc-record), stx-price: u0, stx-at: u0,
      }))
      (match (try! (get-price-within "STX" (get stx-at item) window))
        stx-record (ok (some {
          btc-price: (get price btc-record), btc-at: (get height btc-record),
          stx-price: (get price stx-record), stx-at: (get height stx-record),
        }))
        (ok none)
      )
    )
    (ok none)
  )
)

;; The record at `at`, when it is the first of the window; none when the first is behind the window, or there is none and the
;; window is over. Errors: ERR_PRICE_PENDING, the oracle's ERR_NO_PRICE and ERR_NOT_FIRST_PRICE.
(define-private (get-price-within
    (asset (string-ascii 4))
    (at uint)
    (window { from: uint, to: uint, after: uint })
  )
  (if (contract-call? .price-oracle is-without-price asset (get from window) (get after window))
    (begin
      (asserts! (> burn-block-height (get to window)) ERR_PRICE_PENDING)
      (ok none)
    )
    (let ((found (try! (contract-call? .price-oracle get-first-price asset (get from window) (get after window) at))))
      (ok (if (<= at (get to window)) (some found) none))
    )
  )
)

;; ---- reads ----

(define-read-only (get-settings)
  (var-get settings)
)

(define-read-only (get-policy (policy-id uint))
  (map-get? policies policy-id)
)

(define-read-only (get-last-policy-id)
  (var-get last-policy-id)
)

(define-read-only (get-policy-id-by-quote (quote-id (buff 16)))
  (map-get? policy-ids-by-quote quote-id)
)

;; ---- money ----

;; The collateral that terms need at an STX price.
;;   PUT  ceil( strike x amount x ratio / (10^2 x stx-price x 10^4) ) micro-STX
;;   CALL amount sats
(define-read-only (get-requirement
    (policy-type (string-ascii 4))
    (strike uint)
    (amount uint)
    (stx-price uint)
    (ratio-bps uint)
  )
  (if (is-eq policy-type "PUT")
    ;; ceil: what the pool must hold rounds up.
    (mul-div-up (* strike amount) ratio-bps (* SATS_PER_MICRO_STX_SCALE stx-price BPS))
    amount
  )
)

;; The least premium of terms at the oracle's prices, fee included.
;;   up( intrinsic value ) + up( collateral x min-rate x term / (10^4 x 52,560) ), at least 1 STX or 1,000 sats
(define-read-only (get-premium-floor
    (terms {
      quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
      expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
      btc-reference: uint, stx-reference: uint, valid-until: uint,
    })
    (btc-price uint)
    (stx-price uint)
    (min-rate-bps uint)
  )
  (let (
      (strike (get strike terms))
      (amount (get amount terms))
      (is-put (is-eq (get policy-type terms) "PUT"))
      (term (minus-or-zero (get expiration-height terms) burn-block-height))
      ;; ceil: what the pool gets at least rounds up.
      (intrinsic (if is-put
        (mul-div-up (minus-or-zero strike btc-price) amount (* SATS_PER_MICRO_STX_SCALE stx-price))
        (mul-div-up (minus-or-zero btc-price strike) amount btc-price)
      ))
      (rent (mul-div-up (get collateral terms) (* min-rate-bps term) (* BPS YEAR_BLOCKS)))
      (least (if is-put LEAST_STX_PREMIUM LEAST_SBTC_PREMIUM))
      (floor (+ intrinsic rent))
    )
    (if (> floor least) floor least)
  )
)

;; What a policy pays at the given prices, and what its collateral cuts off.
;;   PUT  strike - btc-price, x amount / (10^2 x stx-price) micro-STX
;;   CALL btc-price - strike, x amount / btc-price sats
(define-private (get-outcome
    (policy {
      owner: principal,
      quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
      expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
      btc-reference: uint, stx-reference: uint, valid-until: uint,
      btc-price: uint, stx-price: uint, height: uint, status: (string-ascii 12),
      activation: (optional { height: uint, time: uint }),
    })
    (prices { btc-price: uint, btc-at: uint, stx-price: uint, stx-at: uint })
  )
  (let (
      (strike (get strike policy))
      (btc-price (get btc-price prices))
      (collateral (get collateral policy))
      ;; floor: what leaves the pool rounds down.
      (owed (if (is-eq (get policy-type policy) "PUT")
        (mul-div-down (minus-or-zero strike btc-price) (get amount policy)
          (* SATS_PER_MICRO_STX_SCALE (get stx-price prices))
        )
        (mul-div-down (minus-or-zero btc-price strike) (get amount policy) btc-price)
      ))
    )
    {
      payout: (if (< owed collateral) owed collateral),
      shortfall: (minus-or-zero owed collateral),
    }
  )
)

;; |a - b| <= b x tolerance; both are below 2^106.
(define-private (is-near
    (a uint)
    (b uint)
    (tolerance-bps uint)
  )
  (<= (* BPS (+ (minus-or-zero a b) (minus-or-zero b a))) (* tolerance-bps b))
)

(define-private (minus-or-zero
    (a uint)
    (b uint)
  )
  (if (> a b)
    (- a b)
    u0
  )
)

;; a x b / d rounded down; the bounds above say why the product fits.
(define-private (mul-div-down
    (a uint)
    (b uint)
    (d uint)
  )
  (/ (* a b) d)
)

;; a x b / d rounded up. The sum fits too: d is below 2^84.
(define-private (mul-div-up
    (a uint)
    (b uint)
    (d uint)
  )
  (/ (+ (* a b) (- d u1)) d)
)
