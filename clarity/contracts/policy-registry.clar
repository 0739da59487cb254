;; policy-registry: the policies, from a signed quote to their outcome. It holds no money: the vault does.
;; Domain sections 3 (collateral, payout, which price) and 4.

(define-constant ERR_NOT_INITIALISED (err u200))
(define-constant ERR_NOT_DEPLOYER (err u201))
(define-constant ERR_ALREADY_INITIALISED (err u202))
(define-constant ERR_INVALID_RATIO (err u203))
(define-constant ERR_INVALID_KEY (err u204))
(define-constant ERR_NOT_OWNER (err u205))
(define-constant ERR_UNKNOWN_ROLE (err u206))
(define-constant ERR_NOTHING_ANNOUNCED (err u207))
(define-constant ERR_ANNOUNCED_TOO_RECENTLY (err u208))
(define-constant ERR_INDIRECT_CALL (err u209))
(define-constant ERR_INVALID_SIGNATURE (err u210))
(define-constant ERR_QUOTE_EXPIRED (err u211))
(define-constant ERR_QUOTE_USED (err u212))
(define-constant ERR_INVALID_QUOTE_ID (err u213))
(define-constant ERR_UNKNOWN_POLICY_TYPE (err u214))
(define-constant ERR_UNKNOWN_STYLE (err u215))
(define-constant ERR_WRONG_TOKEN (err u216))
(define-constant ERR_INVALID_STRIKE (err u217))
(define-constant ERR_INVALID_AMOUNT (err u218))
(define-constant ERR_INVALID_EXPIRATION (err u219))
(define-constant ERR_INVALID_COLLATERAL (err u220))
(define-constant ERR_STALE_PRICE (err u221))
(define-constant ERR_COLLATERAL_OFF_MARKET (err u222))
(define-constant ERR_UNKNOWN_POLICY (err u223))
(define-constant ERR_NOT_POLICY_OWNER (err u224))
(define-constant ERR_NOT_AMERICAN (err u225))
(define-constant ERR_NOT_ACTIVE (err u226))
(define-constant ERR_EXPIRED (err u227))
(define-constant ERR_ACTIVATION_PENDING (err u228))
(define-constant ERR_NO_ACTIVATION (err u229))
(define-constant ERR_NOT_EXPIRED (err u230))

;; price-oracle's ERR_NO_PRICE: the window of the activation closed without a price.
(define-constant ORACLE_NO_PRICE u318)

;; Whoever deploys may call `initialise` once; he has no other power.
(define-constant DEPLOYER tx-sender)
(define-constant ROLE_CHANGE_WAIT_BLOCKS u144)
(define-constant BPS u10000)
(define-constant KEY_BYTES u33)
(define-constant QUOTE_ID_BYTES u16)
(define-constant MAX_PRICE_AGE_BLOCKS u6)
(define-constant COLLATERAL_TOLERANCE_BPS u200)
(define-constant MIN_RATIO_BPS u10000)
(define-constant MAX_RATIO_BPS u30000)
;; Bounds that keep every product below 2^128. Strikes and prices are below 2^63 (9.3e18), amounts at most 1e14 sats
;; (a million BTC), ratios at most 3e4, collaterals below 2^51:
;;   strike x amount x ratio   < 9.3e18 x 1e14 x 3e4 = 2.8e37 < 3.4e38 = 2^128
;;   price x 10^2 x BPS        < 9.3e18 x 1e6         = 9.3e24
;;   requirement x BPS         < 2.8e37 / 1e6 x 1e4   = 2.8e35
(define-constant LIMIT_2_63 u9223372036854775808)
(define-constant LIMIT_2_51 u2251799813685248)
(define-constant MAX_AMOUNT_SATS u100000000000000)
;; USD x 10^8 per BTC times sats, over USD x 10^8 per STX, is STX x 10^8: 10^2 brings it to micro-STX.
(define-constant SATS_PER_MICRO_STX_SCALE u100)

;; None until initialised: there is no default for anything that guards money.
(define-data-var settings
  (optional {
    owner: principal,
    quoter: (buff 33),
    collateral-ratio-bps: uint,
  })
  none
)

(define-data-var last-policy-id uint u0)

;; key: role, value: the account announced for it and the first burn height at which it may be applied
(define-map announced-roles
  (string-ascii 16)
  {
    account: principal,
    applies-at: uint,
  }
)

;; key: role of a key, value: the compressed public key announced for it
(define-map announced-keys
  (string-ascii 16)
  {
    key: (buff 33),
    applies-at: uint,
  }
)

;; key: quote id, value: the policy bought with it
(define-map policy-ids-by-quote
  (buff 16)
  uint
)

;; key: policy id, value: its terms as signed, its purchase, and its status. `activation-height` is the height of a
;; pending activation request.
(define-map policies
  uint
  {
    owner: principal,
    quote-id: (buff 16),
    policy-type: (string-ascii 4),
    style: (string-ascii 8),
    strike: uint,
    amount: uint,
    expiration-height: uint,
    token: (string-ascii 4),
    tier: (string-ascii 12),
    collateral: uint,
    premium: uint,
    valid-until: uint,
    btc-price: uint,
    stx-price: uint,
    height: uint,
    status: (string-ascii 12),
    activation-height: (optional uint),
  }
)

;; ---- setting up ----

;; Sets owner, quoter and collateral ratio, once.
;; Caller: the deployer. Errors: ERR_NOT_DEPLOYER, ERR_ALREADY_INITIALISED, ERR_INVALID_RATIO, ERR_INVALID_KEY.
;; Prints: initialised.
(define-public (initialise (arguments {
  owner: principal,
  quoter: (buff 33),
  collateral-ratio-bps: uint,
}))
  (let ((ratio-bps (get collateral-ratio-bps arguments)))
    (asserts! (is-eq contract-caller DEPLOYER) ERR_NOT_DEPLOYER)
    (asserts! (is-none (var-get settings)) ERR_ALREADY_INITIALISED)
    (asserts! (and (>= ratio-bps MIN_RATIO_BPS) (<= ratio-bps MAX_RATIO_BPS)) ERR_INVALID_RATIO)
    (asserts! (is-eq (len (get quoter arguments)) KEY_BYTES) ERR_INVALID_KEY)
    (var-set settings (some arguments))
    (print (merge arguments {
      topic: "initialised",
      version: u1,
      height: burn-block-height,
    }))
    (ok true)
  )
)

;; Announces `account` for "owner". The last announcement counts.
;; Caller: owner. Errors: ERR_NOT_INITIALISED, ERR_NOT_OWNER, ERR_UNKNOWN_ROLE. Prints: role-announced.
(define-public (announce-role
    (role (string-ascii 16))
    (account principal)
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (applies-at (+ burn-block-height ROLE_CHANGE_WAIT_BLOCKS))
    )
    (asserts! (is-eq contract-caller (get owner current)) ERR_NOT_OWNER)
    (asserts! (is-eq role "owner") ERR_UNKNOWN_ROLE)
    (map-set announced-roles role {
      account: account,
      applies-at: applies-at,
    })
    (print {
      topic: "role-announced",
      version: u1,
      role: role,
      account: account,
      applies-at: applies-at,
    })
    (ok true)
  )
)

;; Makes an announced role change so, ROLE_CHANGE_WAIT_BLOCKS after its announcement.
;; Caller: owner. Errors: ERR_NOT_INITIALISED, ERR_NOT_OWNER, ERR_NOTHING_ANNOUNCED, ERR_ANNOUNCED_TOO_RECENTLY.
;; Prints: role-applied.
(define-public (apply-role (role (string-ascii 16)))
  (let ((current (unwrap! (var-get settings) ERR_NOT_INITIALISED)))
    (asserts! (is-eq contract-caller (get owner current)) ERR_NOT_OWNER)
    (let (
        (announced (unwrap! (map-get? announced-roles role) ERR_NOTHING_ANNOUNCED))
        (account (get account announced))
      )
      (asserts! (>= burn-block-height (get applies-at announced)) ERR_ANNOUNCED_TOO_RECENTLY)
      (var-set settings (some (merge current { owner: account })))
      (map-delete announced-roles role)
      (print {
        topic: "role-applied",
        version: u1,
        role: role,
        account: account,
      })
      (ok true)
    )
  )
)

;; Announces the compressed public key `key` for "quoter", the signer of quotes.
;; Caller: owner. Errors: ERR_NOT_INITIALISED, ERR_NOT_OWNER, ERR_UNKNOWN_ROLE, ERR_INVALID_KEY. Prints: key-announced.
(define-public (announce-key
    (role (string-ascii 16))
    (key (buff 33))
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (applies-at (+ burn-block-height ROLE_CHANGE_WAIT_BLOCKS))
    )
    (asserts! (is-eq contract-caller (get owner current)) ERR_NOT_OWNER)
    (asserts! (is-eq role "quoter") ERR_UNKNOWN_ROLE)
    (asserts! (is-eq (len key) KEY_BYTES) ERR_INVALID_KEY)
    (map-set announced-keys role {
      key: key,
      applies-at: applies-at,
    })
    (print {
      topic: "key-announced",
      version: u1,
      role: role,
      key: key,
      applies-at: applies-at,
    })
    (ok true)
  )
)

;; Makes an announced key change so: quotes of the old key are void from here on.
;; Caller: owner. Errors: ERR_NOT_INITIALISED, ERR_NOT_OWNER, ERR_NOTHING_ANNOUNCED, ERR_ANNOUNCED_TOO_RECENTLY.
;; Prints: key-applied.
(define-public (apply-key (role (string-ascii 16)))
  (let ((current (unwrap! (var-get settings) ERR_NOT_INITIALISED)))
    (asserts! (is-eq contract-caller (get owner current)) ERR_NOT_OWNER)
    (let ((announced (unwrap! (map-get? announced-keys role) ERR_NOTHING_ANNOUNCED)))
      (asserts! (>= burn-block-height (get applies-at announced)) ERR_ANNOUNCED_TOO_RECENTLY)
      (var-set settings (some (merge current { quoter: (get key announced) })))
      (map-delete announced-keys role)
      (print {
        topic: "key-applied",
        version: u1,
        role: role,
        key: (get key announced),
      })
      (ok true)
    )
  )
)

;; ---- purchase ----

;; Buys a policy on the terms that the quoter signed: locks exactly the quoted collateral, takes exactly the quoted premium.
;; Caller: buyer, directly. Errors: ERR_NOT_INITIALISED, ERR_INDIRECT_CALL, ERR_INVALID_SIGNATURE, ERR_QUOTE_EXPIRED,
;; ERR_QUOTE_USED, those of check-terms, ERR_STALE_PRICE, ERR_COLLATERAL_OFF_MARKET, those of the vault's lock-collateral.
;; Prints: policy-created (and collateral-locked by the vault, before it). Returns the policy id.
(define-public (create-policy
    (terms {
      quote-id: (buff 16),
      policy-type: (string-ascii 4),
      style: (string-ascii 8),
      strike: uint,
      amount: uint,
      expiration-height: uint,
      token: (string-ascii 4),
      tier: (string-ascii 12),
      collateral: uint,
      premium: uint,
      valid-until: uint,
    })
    (signature (buff 65))
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (policy-id (+ (var-get last-policy-id) u1))
    )
    (asserts! (is-eq contract-caller tx-sender) ERR_INDIRECT_CALL)
    (asserts! (secp256k1-verify (quote-hash terms) signature (get quoter current)) ERR_INVALID_SIGNATURE)
    (asserts! (<= burn-block-height (get valid-until terms)) ERR_QUOTE_EXPIRED)
    (asserts! (map-insert policy-ids-by-quote (get quote-id terms) policy-id) ERR_QUOTE_USED)
    (try! (check-terms terms))
    (let (
        (purchase (merge terms {
          owner: tx-sender,
          btc-price: (try! (get-fresh-price "BTC")),
          stx-price: (try! (get-fresh-price "STX")),
          height: burn-block-height,
        }))
        (requirement (get-requirement (get policy-type terms) (get strike terms) (get amount terms)
          (get stx-price purchase) (get collateral-ratio-bps current)
        ))
      )
      (asserts! (is-near requirement (get collateral terms)) ERR_COLLATERAL_OFF_MARKET)
      (try! (contract-call? .liquidity-pool-vault lock-collateral policy-id (get token terms) (get tier terms)
        (get collateral terms) (get premium terms) tx-sender
      ))
      (var-set last-policy-id policy-id)
      (map-set policies policy-id
        (merge purchase {
          status: "ACTIVE",
          activation-height: none,
        })
      )
      (print (merge purchase {
        topic: "policy-created",
        version: u1,
        policy-id: policy-id,
      }))
      (ok policy-id)
    )
  )
)

;; Errors: ERR_INVALID_QUOTE_ID, ERR_UNKNOWN_POLICY_TYPE, ERR_UNKNOWN_STYLE, ERR_WRONG_TOKEN, ERR_INVALID_STRIKE,
;; ERR_INVALID_AMOUNT, ERR_INVALID_EXPIRATION, ERR_INVALID_COLLATERAL. The premium and the book are checked by the vault.
(define-private (check-terms (terms {
  quote-id: (buff 16),
  policy-type: (string-ascii 4),
  style: (string-ascii 8),
  strike: uint,
  amount: uint,
  expiration-height: uint,
  token: (string-ascii 4),
  tier: (string-ascii 12),
  collateral: uint,
  premium: uint,
  valid-until: uint,
}))
  (let ((policy-type (get policy-type terms)))
    (asserts! (is-eq (len (get quote-id terms)) QUOTE_ID_BYTES) ERR_INVALID_QUOTE_ID)
    (asserts! (or (is-eq policy-type "PUT") (is-eq policy-type "CALL")) ERR_UNKNOWN_POLICY_TYPE)
    (asserts! (or (is-eq (get style terms) "AMERICAN") (is-eq (get style terms) "EUROPEAN")) ERR_UNKNOWN_STYLE)
    (asserts!
      (is-eq (get token terms)
        (if (is-eq policy-type "PUT")
          "STX"
          "SBTC"
        ))
      ERR_WRONG_TOKEN
    )
    (asserts! (and (> (get strike terms) u0) (< (get strike terms) LIMIT_2_63)) ERR_INVALID_STRIKE)
    (asserts! (and (> (get amount terms) u0) (<= (get amount terms) MAX_AMOUNT_SATS)) ERR_INVALID_AMOUNT)
    (asserts!
      (and (> (get expiration-height terms) burn-block-height) (< (get expiration-height terms) LIMIT_2_63))
      ERR_INVALID_EXPIRATION
    )
    (asserts! (and (> (get collateral terms) u0) (< (get collateral terms) LIMIT_2_51)) ERR_INVALID_COLLATERAL)
    (ok true)
  )
)

(define-private (get-fresh-price (asset (string-ascii 4)))
  (let ((last (unwrap! (contract-call? .price-oracle get-price asset) ERR_STALE_PRICE)))
    (asserts! (<= (- burn-block-height (get height last)) MAX_PRICE_AGE_BLOCKS) ERR_STALE_PRICE)
    (ok (get price last))
  )
)

;; |requirement - collateral| <= collateral x 200 bp
(define-private (is-near
    (requirement uint)
    (collateral uint)
  )
  (<=
    (* BPS (if (> requirement collateral)
      (- requirement collateral)
      (- collateral requirement)
    ))
    (* COLLATERAL_TOLERANCE_BPS collateral)
  )
)

;; What the quoter signs: the SHA-256 of the consensus serialisation of the terms with domain, registry and chain.
(define-read-only (quote-hash (terms {
  quote-id: (buff 16),
  policy-type: (string-ascii 4),
  style: (string-ascii 8),
  strike: uint,
  amount: uint,
  expiration-height: uint,
  token: (string-ascii 4),
  tier: (string-ascii 12),
  collateral: uint,
  premium: uint,
  valid-until: uint,
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

;; ---- activation ----

;; Asks for early settlement at the first price after this height. In the money then: settled. Else the request lapses.
;; Caller: owner of the policy, directly. Errors: ERR_NOT_INITIALISED, ERR_INDIRECT_CALL, ERR_UNKNOWN_POLICY,
;; ERR_NOT_POLICY_OWNER, ERR_NOT_AMERICAN, ERR_NOT_ACTIVE, ERR_EXPIRED, ERR_ACTIVATION_PENDING. Prints: activation-requested.
(define-public (request-activation (policy-id uint))
  (begin
    (asserts! (is-some (var-get settings)) ERR_NOT_INITIALISED)
    (asserts! (is-eq contract-caller tx-sender) ERR_INDIRECT_CALL)
    (let ((policy (unwrap! (map-get? policies policy-id) ERR_UNKNOWN_POLICY)))
      (asserts! (is-eq tx-sender (get owner policy)) ERR_NOT_POLICY_OWNER)
      (asserts! (is-eq (get style policy) "AMERICAN") ERR_NOT_AMERICAN)
      (asserts! (is-eq (get status policy) "ACTIVE") ERR_NOT_ACTIVE)
      (asserts! (< burn-block-height (get expiration-height policy)) ERR_EXPIRED)
      (asserts! (is-none (get activation-height policy)) ERR_ACTIVATION_PENDING)
      (map-set policies policy-id (merge policy { activation-height: (some burn-block-height) }))
      (print {
        topic: "activation-requested",
        version: u1,
        policy-id: policy-id,
        owner: tx-sender,
        height: burn-block-height,
      })
      (ok true)
    )
  )
)

;; Settles or lapses each requested activation. An item that fails prints its code and leaves the others alone.
;; Caller: anyone. Errors of the call: ERR_NOT_INITIALISED. Errors of an item: ERR_UNKNOWN_POLICY, ERR_NOT_ACTIVE,
;; ERR_NO_ACTIVATION, the oracle's ERR_PRICE_PENDING, those of the vault's settle-policy.
;; Prints per item: policy-closed, activation-lapsed or item-failed. Returns how many items did not fail.
(define-public (complete-activations (policy-ids (list 25 uint)))
  (begin
    (asserts! (is-some (var-get settings)) ERR_NOT_INITIALISED)
    (ok (fold complete-activation policy-ids u0))
  )
)

(define-private (complete-activation
    (policy-id uint)
    (done uint)
  )
  (match (try-activation policy-id)
    completed (+ done u1)
    code (fail-item policy-id code done)
  )
)

(define-private (try-activation (policy-id uint))
  (let ((policy (unwrap! (map-get? policies policy-id) ERR_UNKNOWN_POLICY)))
    (asserts! (is-eq (get status policy) "ACTIVE") ERR_NOT_ACTIVE)
    (let ((requested-at (unwrap! (get activation-height policy) ERR_NO_ACTIVATION)))
      (match (get-activation-prices requested-at)
        prices (let ((outcome (get-outcome policy prices)))
          (if (> (get payout outcome) u0)
            (close-policy policy-id policy "EXERCISED" prices outcome)
            (lapse-activation policy-id policy requested-at)
          )
        )
        code (if (is-eq code ORACLE_NO_PRICE)
          (lapse-activation policy-id policy requested-at)
          (err code)
        )
      )
    )
  )
)

(define-private (lapse-activation
    (policy-id uint)
    (policy {
      owner: principal,
      quote-id: (buff 16),
      policy-type: (string-ascii 4),
      style: (string-ascii 8),
      strike: uint,
      amount: uint,
      expiration-height: uint,
      token: (string-ascii 4),
      tier: (string-ascii 12),
      collateral: uint,
      premium: uint,
      valid-until: uint,
      btc-price: uint,
      stx-price: uint,
      height: uint,
      status: (string-ascii 12),
      activation-height: (optional uint),
    })
    (requested-at uint)
  )
  (begin
    (map-set policies policy-id (merge policy { activation-height: none }))
    (print {
      topic: "activation-lapsed",
      version: u1,
      policy-id: policy-id,
      owner: (get owner policy),
      requested-at: requested-at,
      height: burn-block-height,
    })
    (ok true)
  )
)

;; ---- expiration ----

;; Settles or releases each expired policy at the price of its expiration. An item that fails prints its code and leaves the
;; others alone. A policy with a pending activation waits for complete-activations, so that the order of calls changes nothing.
;; Caller: anyone. Errors of the call: ERR_NOT_INITIALISED. Errors of an item: ERR_UNKNOWN_POLICY, ERR_NOT_ACTIVE,
;; ERR_NOT_EXPIRED, ERR_ACTIVATION_PENDING, the oracle's ERR_PRICE_PENDING and ERR_NO_PRICE, those of the vault's settle-policy.
;; Prints per item: policy-closed or item-failed. Returns how many items did not fail.
(define-public (process-expirations (policy-ids (list 25 uint)))
  (begin
    (asserts! (is-some (var-get settings)) ERR_NOT_INITIALISED)
    (ok (fold process-expiration policy-ids u0))
  )
)

(define-private (process-expiration
    (policy-id uint)
    (done uint)
  )
  (match (try-expiration policy-id)
    processed (+ done u1)
    code (fail-item policy-id code done)
  )
)

(define-private (try-expiration (policy-id uint))
  (let ((policy (unwrap! (map-get? policies policy-id) ERR_UNKNOWN_POLICY)))
    (asserts! (is-eq (get status policy) "ACTIVE") ERR_NOT_ACTIVE)
    (asserts! (>= burn-block-height (get expiration-height policy)) ERR_NOT_EXPIRED)
    (asserts! (is-none (get activation-height policy)) ERR_ACTIVATION_PENDING)
    (let (
        (prices (try! (get-settlement-prices (get expiration-height policy))))
        (outcome (get-outcome policy prices))
        (status (if (> (get payout outcome) u0)
          "EXPIRED_ITM"
          "EXPIRED_OTM"
        ))
      )
      (close-policy policy-id policy status prices outcome)
    )
  )
)

(define-private (close-policy
    (policy-id uint)
    (policy {
      owner: principal,
      quote-id: (buff 16),
      policy-type: (string-ascii 4),
      style: (string-ascii 8),
      strike: uint,
      amount: uint,
      expiration-height: uint,
      token: (string-ascii 4),
      tier: (string-ascii 12),
      collateral: uint,
      premium: uint,
      valid-until: uint,
      btc-price: uint,
      stx-price: uint,
      height: uint,
      status: (string-ascii 12),
      activation-height: (optional uint),
    })
    (status (string-ascii 12))
    (prices {
      btc-price: uint,
      stx-price: uint,
    })
    (outcome {
      payout: uint,
      shortfall: uint,
    })
  )
  (begin
    ;; First, and nothing of ours before it: when the vault refuses, the item leaves no trace but item-failed.
    (try! (contract-call? .liquidity-pool-vault settle-policy policy-id (get owner policy) (get payout outcome)))
    (map-set policies policy-id
      (merge policy {
        status: status,
        activation-height: none,
      })
    )
    (print (merge (merge prices outcome) {
      topic: "policy-closed",
      version: u1,
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
      version: u1,
      policy-id: policy-id,
      code: code,
    })
    done
  )
)

;; ---- reads ----

(define-read-only (get-settings)
  (var-get settings)
)

(define-read-only (get-announced-role (role (string-ascii 16)))
  (map-get? announced-roles role)
)

(define-read-only (get-announced-key (role (string-ascii 16)))
  (map-get? announced-keys role)
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

;; ---- prices and money ----

(define-private (get-settlement-prices (height uint))
  (ok {
    btc-price: (get price (try! (contract-call? .price-oracle get-settlement-price "BTC" height))),
    stx-price: (get price (try! (contract-call? .price-oracle get-settlement-price "STX" height))),
  })
)

(define-private (get-activation-prices (height uint))
  (ok {
    btc-price: (get price (try! (contract-call? .price-oracle get-activation-price "BTC" height))),
    stx-price: (get price (try! (contract-call? .price-oracle get-activation-price "STX" height))),
  })
)

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

;; What a policy pays at the given prices, and what its collateral cuts off.
;;   PUT  strike - btc-price, x amount / (10^2 x stx-price) micro-STX
;;   CALL btc-price - strike, x amount / btc-price sats
(define-private (get-outcome
    (policy {
      owner: principal,
      quote-id: (buff 16),
      policy-type: (string-ascii 4),
      style: (string-ascii 8),
      strike: uint,
      amount: uint,
      expiration-height: uint,
      token: (string-ascii 4),
      tier: (string-ascii 12),
      collateral: uint,
      premium: uint,
      valid-until: uint,
      btc-price: uint,
      stx-price: uint,
      height: uint,
      status: (string-ascii 12),
      activation-height: (optional uint),
    })
    (prices {
      btc-price: uint,
      stx-price: uint,
    })
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
      payout: (if (< owed collateral)
        owed
        collateral
      ),
      shortfall: (minus-or-zero owed collateral),
    }
  )
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
