;; liquidity-pool-vault: holds the capital of six books (STX and SBTC, three tiers each) and the collateral of every policy.
;; It knows totals only: whose share is whose is computed from its prints by anybody (ledger page) and comes back as
;; vouchers, signed limits that are checked here. Domain section 4.
;;
;; Per token the real holding is never below available + locked + premium + fees.

(define-constant ERR_NOT_INITIALISED (err u100))
(define-constant ERR_NOT_DEPLOYER (err u101))
(define-constant ERR_ALREADY_INITIALISED (err u102))
(define-constant ERR_INVALID_EPOCH_BLOCKS (err u103))
(define-constant ERR_INVALID_FEE (err u104))
(define-constant ERR_INVALID_KEY (err u105))
(define-constant ERR_NOT_OWNER (err u106))
(define-constant ERR_NOT_GUARDIAN (err u107))
(define-constant ERR_NOT_ALLOCATOR (err u108))
(define-constant ERR_NOT_REGISTRY (err u109))
(define-constant ERR_INDIRECT_CALL (err u110))
(define-constant ERR_PAUSED (err u111))
(define-constant ERR_UNKNOWN_ROLE (err u112))
(define-constant ERR_NOTHING_ANNOUNCED (err u113))
(define-constant ERR_ANNOUNCED_TOO_RECENTLY (err u114))
(define-constant ERR_UNKNOWN_TOKEN (err u115))
(define-constant ERR_UNKNOWN_BOOK (err u116))
(define-constant ERR_ZERO_AMOUNT (err u117))
(define-constant ERR_AMOUNT_TOO_LARGE (err u118))
(define-constant ERR_PAYMENT_IN_FAILED (err u119))
(define-constant ERR_PAYMENT_OUT_FAILED (err u120))
(define-constant ERR_INVALID_SIGNATURE (err u121))
(define-constant ERR_NOT_CURRENT_EPOCH (err u122))
(define-constant ERR_EPOCH_OVER (err u123))
(define-constant ERR_ABOVE_CAPITAL_LIMIT (err u124))
(define-constant ERR_ABOVE_PREMIUM_LIMIT (err u125))
(define-constant ERR_ABOVE_AVAILABLE (err u126))
(define-constant ERR_ABOVE_PREMIUM (err u127))
(define-constant ERR_EPOCH_NOT_OVER (err u128))
(define-constant ERR_NOT_NEXT_EPOCH (err u129))
(define-constant ERR_INVALID_ROOT (err u130))
(define-constant ERR_WEIGHT_TOO_LARGE (err u131))
(define-constant ERR_CAPACITY_ABOVE_AVAILABLE (err u132))
(define-constant ERR_POLICY_LOCKED_BEFORE (err u133))
(define-constant ERR_ZERO_PREMIUM (err u134))
(define-constant ERR_PREMIUM_ABOVE_COLLATERAL (err u135))
(define-constant ERR_ABOVE_CAPACITY (err u136))
(define-constant ERR_UNKNOWN_LOCK (err u137))
(define-constant ERR_PAYOUT_ABOVE_LOCK (err u138))
(define-constant ERR_NO_FEES (err u139))

;; Whoever deploys may call `initialise` once; he has no other power.
(define-constant DEPLOYER tx-sender)
(define-constant ROLE_CHANGE_WAIT_BLOCKS u144)
(define-constant BPS u10000)
(define-constant KEY_BYTES u33)
(define-constant ROOT_BYTES u32)
;; Supplies are below 2^51 base units, weights (2^-12 base unit) below 2^63: no product or sum here comes near 2^128.
(define-constant LIMIT_2_51 u2251799813685248)
(define-constant LIMIT_2_63 u9223372036854775808)
(define-constant NO_ROOT 0x0000000000000000000000000000000000000000000000000000000000000000)

;; None until initialised: there is no default for anything that guards money.
(define-data-var settings
  (optional {
    owner: principal,
    guardian: principal,
    allocator: principal,
    registry: principal,
    fee-recipient: principal,
    authoriser: (buff 33),
    fee-bps: uint,
    epoch-blocks: uint,
    paused: bool,
  })
  none
)

;; Policies are locked in ascending order of id, so an id is never locked twice, not even after its settlement.
(define-data-var last-locked-policy-id uint u0)

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

;; key: token, value: what the vault owes, by purpose
(define-map totals
  (string-ascii 4)
  {
    available: uint,
    locked: uint,
    premium: uint,
    fees: uint,
  }
)

;; key: book, value: its last opened epoch
(define-map books
  {
    token: (string-ascii 4),
    tier: (string-ascii 12),
  }
  {
    epoch: uint,
    ends-at: uint,
    capacity: uint,
    used: uint,
    root: (buff 32),
  }
)

;; key: policy id, value: the capital that backs it and the premium its providers get for that (net of the fee)
(define-map locks
  uint
  {
    token: (string-ascii 4),
    tier: (string-ascii 12),
    epoch: uint,
    collateral: uint,
    premium: uint,
  }
)

;; key: withdrawer and book, value: capital withdrawn in `epoch`, premium withdrawn ever
(define-map withdrawals
  {
    provider: principal,
    token: (string-ascii 4),
    tier: (string-ascii 12),
  }
  {
    epoch: uint,
    capital: uint,
    premium: uint,
  }
)

;; ---- setting up ----

;; Sets every role and setting and begins epoch 0 of the six books, once.
;; Caller: the deployer. Errors: ERR_NOT_DEPLOYER, ERR_ALREADY_INITIALISED, ERR_INVALID_EPOCH_BLOCKS, ERR_INVALID_FEE,
;; ERR_INVALID_KEY. Prints: initialised.
(define-public (initialise (arguments {
  owner: principal,
  guardian: principal,
  allocator: principal,
  registry: principal,
  fee-recipient: principal,
  authoriser: (buff 33),
  fee-bps: uint,
  epoch-blocks: uint,
}))
  (let ((epoch-blocks (get epoch-blocks arguments)))
    (asserts! (is-eq contract-caller DEPLOYER) ERR_NOT_DEPLOYER)
    (asserts! (is-none (var-get settings)) ERR_ALREADY_INITIALISED)
    (asserts! (and (> epoch-blocks u0) (< epoch-blocks LIMIT_2_63)) ERR_INVALID_EPOCH_BLOCKS)
    (asserts! (<= (get fee-bps arguments) BPS) ERR_INVALID_FEE)
    (asserts! (is-eq (len (get authoriser arguments)) KEY_BYTES) ERR_INVALID_KEY)
    (let ((ends-at (+ burn-block-height epoch-blocks)))
      (var-set settings (some (merge arguments { paused: false })))
      (begin-books "STX" ends-at)
      (begin-books "SBTC" ends-at)
      (print (merge arguments {
        topic: "initialised",
        version: u1,
        starts-at: burn-block-height,
        ends-at: ends-at,
      }))
      (ok true)
    )
  )
)

(define-private (begin-books
    (token (string-ascii 4))
    (ends-at uint)
  )
  (let ((book {
      epoch: u0,
      ends-at: ends-at,
      capacity: u0,
      used: u0,
      root: NO_ROOT,
    }))
    (map-set books {
      token: token,
      tier: "conservative",
    }
      book
    )
    (map-set books {
      token: token,
      tier: "balanced",
    }
      book
    )
    (map-set books {
      token: token,
      tier: "aggressive",
    }
      book
    )
  )
)

;; Announces `account` for "owner", "guardian", "allocator", "registry" or "fee-recipient". The last announcement counts.
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
    (asserts! (is-role role) ERR_UNKNOWN_ROLE)
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

(define-private (is-role (role (string-ascii 16)))
  (or
    (is-eq role "owner")
    (is-eq role "guardian")
    (is-eq role "allocator")
    (is-eq role "registry")
    (is-eq role "fee-recipient")
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
      (var-set settings
        (some (if (is-eq role "owner")
          (merge current { owner: account })
          (if (is-eq role "guardian")
            (merge current { guardian: account })
            (if (is-eq role "allocator")
              (merge current { allocator: account })
              (if (is-eq role "registry")
                (merge current { registry: account })
                (merge current { fee-recipient: account })
              )
            )
          )
        ))
      )
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

;; Announces the compressed public key `key` for "authoriser", the signer of vouchers.
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
    (asserts! (is-eq role "authoriser") ERR_UNKNOWN_ROLE)
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

;; Makes an announced key change so: vouchers of the old key are void from here on.
;; Caller: owner. Errors: ERR_NOT_INITIALISED, ERR_NOT_OWNER, ERR_NOTHING_ANNOUNCED, ERR_ANNOUNCED_TOO_RECENTLY.
;; Prints: key-applied.
(define-public (apply-key (role (string-ascii 16)))
  (let ((current (unwrap! (var-get settings) ERR_NOT_INITIALISED)))
    (asserts! (is-eq contract-caller (get owner current)) ERR_NOT_OWNER)
    (let ((announced (unwrap! (map-get? announced-keys role) ERR_NOTHING_ANNOUNCED)))
      (asserts! (>= burn-block-height (get applies-at announced)) ERR_ANNOUNCED_TOO_RECENTLY)
      (var-set settings (some (merge current { authoriser: (get key announced) })))
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

;; Stops or resumes deposits, withdrawals, openings and locks. Settlement goes on, and so do exit requests.
;; Caller: guardian. Errors: ERR_NOT_INITIALISED, ERR_NOT_GUARDIAN. Prints: paused-set.
(define-public (set-paused (paused bool))
  (let ((current (unwrap! (var-get settings) ERR_NOT_INITIALISED)))
    (asserts! (is-eq contract-caller (get guardian current)) ERR_NOT_GUARDIAN)
    (var-set settings (some (merge current { paused: paused })))
    (print {
      topic: "paused-set",
      version: u1,
      paused: paused,
    })
    (ok true)
  )
)

;; Pays all fees of `token` to the fee recipient.
;; Caller: owner. Errors: ERR_NOT_INITIALISED, ERR_NOT_OWNER, ERR_UNKNOWN_TOKEN, ERR_NO_FEES, ERR_PAYMENT_OUT_FAILED.
;; Prints: fees-swept.
(define-public (sweep-fees (token (string-ascii 4)))
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (recipient (get fee-recipient current))
      (held (get-totals token))
      (amount (get fees held))
    )
    (asserts! (is-eq contract-caller (get owner current)) ERR_NOT_OWNER)
    (asserts! (is-token token) ERR_UNKNOWN_TOKEN)
    (asserts! (> amount u0) ERR_NO_FEES)
    (map-set totals token (merge held { fees: u0 }))
    (try! (pay-out token amount recipient))
    (print {
      topic: "fees-swept",
      version: u1,
      token: token,
      amount: amount,
      recipient: recipient,
    })
    (ok true)
  )
)

;; ---- providers ----

;; Takes `amount` micro-STX into the STX book of `tier`.
;; Caller: anyone, directly. Errors: those of deposit. Prints: funds-deposited.
(define-public (deposit-stx
    (amount uint)
    (tier (string-ascii 12))
  )
  (deposit "STX" tier amount)
)

;; Takes `amount` sats of sBTC into the SBTC book of `tier`.
;; Caller: anyone, directly. Errors: those of deposit. Prints: funds-deposited.
(define-public (deposit-sbtc
    (amount uint)
    (tier (string-ascii 12))
  )
  (deposit "SBTC" tier amount)
)

;; Errors: ERR_NOT_INITIALISED, ERR_INDIRECT_CALL, ERR_PAUSED, ERR_UNKNOWN_BOOK, ERR_ZERO_AMOUNT, ERR_AMOUNT_TOO_LARGE,
;; ERR_PAYMENT_IN_FAILED.
(define-private (deposit
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (amount uint)
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (held (get-totals token))
    )
    (asserts! (is-eq contract-caller tx-sender) ERR_INDIRECT_CALL)
    (asserts! (not (get paused current)) ERR_PAUSED)
    (let ((epoch (try! (get-joined-epoch token tier))))
      (asserts! (> amount u0) ERR_ZERO_AMOUNT)
      (asserts! (< amount LIMIT_2_51) ERR_AMOUNT_TOO_LARGE)
      (try! (take-in token amount tx-sender))
      (map-set totals token (merge held { available: (+ (get available held) amount) }))
      (print {
        topic: "funds-deposited",
        version: u1,
        provider: tx-sender,
        token: token,
        tier: tier,
        epoch: epoch,
        amount: amount,
      })
      (ok true)
    )
  )
)

;; Keeps `amount` of the caller's capital out of coming epochs; replaces his last request, u0 cancels it.
;; Nothing but the print: the weights of the next epoch are computed from it.
;; Caller: provider, directly. Errors: ERR_NOT_INITIALISED, ERR_INDIRECT_CALL, ERR_UNKNOWN_BOOK, ERR_AMOUNT_TOO_LARGE.
;; Prints: exit-requested.
(define-public (request-exit
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (amount uint)
  )
  (begin
    (asserts! (is-some (var-get settings)) ERR_NOT_INITIALISED)
    (asserts! (is-eq contract-caller tx-sender) ERR_INDIRECT_CALL)
    (let ((epoch (try! (get-joined-epoch token tier))))
      (asserts! (< amount LIMIT_2_51) ERR_AMOUNT_TOO_LARGE)
      (print {
        topic: "exit-requested",
        version: u1,
        provider: tx-sender,
        token: token,
        tier: tier,
        epoch: epoch,
        amount: amount,
      })
      (ok true)
    )
  )
)

;; Pays `capital` and `premium` to the caller within the limits that the authoriser signed for him, this book and this epoch.
;; The limits count what he already withdrew (capital in this epoch, premium ever), so a voucher used twice pays nothing more.
;; Caller: provider, directly. Errors: ERR_NOT_INITIALISED, ERR_INDIRECT_CALL, ERR_PAUSED, ERR_INVALID_SIGNATURE,
;; ERR_UNKNOWN_BOOK, ERR_NOT_CURRENT_EPOCH, ERR_EPOCH_OVER, ERR_ZERO_AMOUNT, ERR_ABOVE_CAPITAL_LIMIT,
;; ERR_ABOVE_PREMIUM_LIMIT, ERR_ABOVE_AVAILABLE, ERR_ABOVE_PREMIUM, ERR_PAYMENT_OUT_FAILED. Prints: funds-withdrawn.
(define-public (withdraw
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (epoch uint)
    (capital uint)
    (premium uint)
    (capital-limit uint)
    (premium-limit uint)
    (signature (buff 65))
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (provider tx-sender)
      (held (get-totals token))
      (before (get-withdrawn provider token tier))
      (capital-before (if (is-eq (get epoch before) epoch)
        (get capital before)
        u0
      ))
      (premium-before (get premium before))
    )
    (asserts! (is-eq contract-caller tx-sender) ERR_INDIRECT_CALL)
    (asserts! (not (get paused current)) ERR_PAUSED)
    (asserts!
      (secp256k1-verify (voucher-hash provider token tier epoch capital-limit premium-limit) signature
        (get authoriser current)
      )
      ERR_INVALID_SIGNATURE
    )
    (try! (check-open-epoch token tier epoch))
    (asserts! (or (> capital u0) (> premium u0)) ERR_ZERO_AMOUNT)
    (asserts! (is-within-limit capital capital-before capital-limit) ERR_ABOVE_CAPITAL_LIMIT)
    (asserts! (is-within-limit premium premium-before premium-limit) ERR_ABOVE_PREMIUM_LIMIT)
    (asserts! (<= capital (get available held)) ERR_ABOVE_AVAILABLE)
    (asserts! (<= premium (get premium held)) ERR_ABOVE_PREMIUM)
    (map-set withdrawals {
      provider: provider,
      token: token,
      tier: tier,
    } {
      epoch: epoch,
      capital: (+ capital-before capital),
      premium: (+ premium-before premium),
    })
    (map-set totals token
      (merge held {
        available: (- (get available held) capital),
        premium: (- (get premium held) premium),
      })
    )
    (try! (pay-out token (+ capital premium) provider))
    (print {
      topic: "funds-withdrawn",
      version: u1,
      provider: provider,
      token: token,
      tier: tier,
      epoch: epoch,
      capital: capital,
      premium: premium,
    })
    (ok true)
  )
)

;; before + amount <= limit, without a sum that could overflow.
(define-private (is-within-limit
    (amount uint)
    (before uint)
    (limit uint)
  )
  (and (<= before limit) (<= amount (- limit before)))
)

;; What the authoriser signs: the SHA-256 of the consensus serialisation of the voucher.
;; Vault and chain are inside, so a voucher is good for one vault on one chain.
(define-read-only (voucher-hash
    (provider principal)
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (epoch uint)
    (capital-limit uint)
    (premium-limit uint)
  )
  ;; A tuple of fixed fields always serialises; 0x is never signed.
  (sha256 (default-to 0x
    (to-consensus-buff? {
      domain: "bithedge-voucher",
      vault: current-contract,
      chain: chain-id,
      provider: provider,
      token: token,
      tier: tier,
      epoch: epoch,
      capital-limit: capital-limit,
      premium-limit: premium-limit,
    })
  ))
)

;; ---- epochs ----

;; Opens the next epoch of each book, all or none. Capital that joined is weighed in `weight` and `root`; `capacity` is what
;; may be sold. The unsold capacity of a token's three books never exceeds what is available.
;; Caller: allocator. Errors: ERR_NOT_INITIALISED, ERR_NOT_ALLOCATOR, ERR_PAUSED, ERR_UNKNOWN_BOOK, ERR_EPOCH_NOT_OVER,
;; ERR_NOT_NEXT_EPOCH, ERR_INVALID_ROOT, ERR_WEIGHT_TOO_LARGE, ERR_CAPACITY_ABOVE_AVAILABLE. Prints: epoch-opened per book.
(define-public (open-epochs (openings (list 6 {
  token: (string-ascii 4),
  tier: (string-ascii 12),
  epoch: uint,
  weight: uint,
  capacity: uint,
  root: (buff 32),
})))
  (let ((current (unwrap! (var-get settings) ERR_NOT_INITIALISED)))
    (asserts! (is-eq contract-caller (get allocator current)) ERR_NOT_ALLOCATOR)
    (asserts! (not (get paused current)) ERR_PAUSED)
    (try! (fold open-epoch openings (ok (+ burn-block-height (get epoch-blocks current)))))
    (ok true)
  )
)

(define-private (open-epoch
    (opening {
      token: (string-ascii 4),
      tier: (string-ascii 12),
      epoch: uint,
      weight: uint,
      capacity: uint,
      root: (buff 32),
    })
    (result (response uint uint))
  )
  (let (
      (ends-at (try! result))
      (token (get token opening))
      (tier (get tier opening))
      (capacity (get capacity opening))
      (available (get available (get-totals token)))
      (book (unwrap!
        (map-get? books {
          token: token,
          tier: tier,
        })
        ERR_UNKNOWN_BOOK
      ))
    )
    (asserts! (>= burn-block-height (get ends-at book)) ERR_EPOCH_NOT_OVER)
    (asserts! (is-eq (get epoch opening) (+ (get epoch book) u1)) ERR_NOT_NEXT_EPOCH)
    (asserts! (is-eq (len (get root opening)) ROOT_BYTES) ERR_INVALID_ROOT)
    (asserts! (< (get weight opening) LIMIT_2_63) ERR_WEIGHT_TOO_LARGE)
    (asserts! (is-within-limit capacity (get-unsold-capacity token) available) ERR_CAPACITY_ABOVE_AVAILABLE)
    (map-set books {
      token: token,
      tier: tier,
    } {
      epoch: (get epoch opening),
      ends-at: ends-at,
      capacity: capacity,
      used: u0,
      root: (get root opening),
    })
    (print (merge opening {
      topic: "epoch-opened",
      version: u1,
      starts-at: burn-block-height,
      ends-at: ends-at,
    }))
    (ok ends-at)
  )
)

;; What may still be sold in the open epochs of a token's books.
(define-read-only (get-unsold-capacity (token (string-ascii 4)))
  (+ (get-unsold-capacity-of token "conservative") (get-unsold-capacity-of token "balanced")
    (get-unsold-capacity-of token "aggressive")
  )
)

(define-private (get-unsold-capacity-of
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (let ((book (get-book token tier)))
    (if (< burn-block-height (get ends-at book))
      (- (get capacity book) (get used book))
      u0
    )
  )
)

;; ---- policies ----

;; Locks `collateral` of the book's open epoch for a policy and takes `premium` from `payer`, the fee out of it.
;; Caller: registry. Errors: ERR_NOT_INITIALISED, ERR_NOT_REGISTRY, ERR_PAUSED, ERR_POLICY_LOCKED_BEFORE, ERR_UNKNOWN_BOOK,
;; ERR_EPOCH_OVER, ERR_ZERO_PREMIUM, ERR_PREMIUM_ABOVE_COLLATERAL, ERR_ABOVE_CAPACITY, ERR_ABOVE_AVAILABLE,
;; ERR_PAYMENT_IN_FAILED. Prints: collateral-locked.
(define-public (lock-collateral
    (policy-id uint)
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (collateral uint)
    (premium uint)
    (payer principal)
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (held (get-totals token))
      (book (get-book token tier))
    )
    (asserts! (is-eq contract-caller (get registry current)) ERR_NOT_REGISTRY)
    (asserts! (not (get paused current)) ERR_PAUSED)
    (asserts! (> policy-id (var-get last-locked-policy-id)) ERR_POLICY_LOCKED_BEFORE)
    (asserts! (is-book token tier) ERR_UNKNOWN_BOOK)
    (asserts! (< burn-block-height (get ends-at book)) ERR_EPOCH_OVER)
    (asserts! (> premium u0) ERR_ZERO_PREMIUM)
    (asserts! (<= premium collateral) ERR_PREMIUM_ABOVE_COLLATERAL)
    (asserts! (is-within-limit collateral (get used book) (get capacity book)) ERR_ABOVE_CAPACITY)
    (asserts! (<= collateral (get available held)) ERR_ABOVE_AVAILABLE)
    (try! (take-in token premium payer))
    (let (
        ;; floor: the fee rounds down, the unit stays with the providers. premium <= collateral < 2^51, so the product fits.
        (fee (mul-div-down premium (get fee-bps current) BPS))
        (lock {
          token: token,
          tier: tier,
          epoch: (get epoch book),
          collateral: collateral,
          premium: (- premium fee),
        })
      )
      (var-set last-locked-policy-id policy-id)
      (map-set locks policy-id lock)
      (map-set books {
        token: token,
        tier: tier,
      }
        (merge book { used: (+ (get used book) collateral) })
      )
      (map-set totals token {
        available: (- (get available held) collateral),
        locked: (+ (get locked held) collateral),
        premium: (+ (get premium held) (get premium lock)),
        fees: (+ (get fees held) fee),
      })
      (print (merge lock {
        topic: "collateral-locked",
        version: u1,
        policy-id: policy-id,
        fee: fee,
      }))
      (ok true)
    )
  )
)

;; Pays `payout` out of the lock of `policy-id`, frees the rest and deletes the lock. A payout of u0 is a release.
;; Never paused. The premium stays where it is: from now on it is earned.
;; Caller: registry. Errors: ERR_NOT_INITIALISED, ERR_NOT_REGISTRY, ERR_UNKNOWN_LOCK (never locked, or settled already),
;; ERR_PAYOUT_ABOVE_LOCK, ERR_PAYMENT_OUT_FAILED. Prints: policy-settled.
(define-public (settle-policy
    (policy-id uint)
    (recipient principal)
    (payout uint)
  )
  (let ((current (unwrap! (var-get settings) ERR_NOT_INITIALISED)))
    (asserts! (is-eq contract-caller (get registry current)) ERR_NOT_REGISTRY)
    (let (
        (lock (unwrap! (map-get? locks policy-id) ERR_UNKNOWN_LOCK))
        (token (get token lock))
        (collateral (get collateral lock))
        (held (get-totals token))
      )
      (asserts! (<= payout collateral) ERR_PAYOUT_ABOVE_LOCK)
      (map-delete locks policy-id)
      (map-set totals token
        (merge held {
          available: (+ (get available held) (- collateral payout)),
          locked: (- (get locked held) collateral),
        })
      )
      (and (> payout u0) (try! (pay-out token payout recipient)))
      (print (merge lock {
        topic: "policy-settled",
        version: u1,
        policy-id: policy-id,
        payout: payout,
      }))
      (ok true)
    )
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

(define-read-only (get-totals (token (string-ascii 4)))
  (default-to {
    available: u0,
    locked: u0,
    premium: u0,
    fees: u0,
  }
    (map-get? totals token)
  )
)

;; An unknown book has capacity u0 and ends at u0.
(define-read-only (get-book
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (default-to {
    epoch: u0,
    ends-at: u0,
    capacity: u0,
    used: u0,
    root: NO_ROOT,
  }
    (map-get? books {
      token: token,
      tier: tier,
    })
  )
)

(define-read-only (get-lock (policy-id uint))
  (map-get? locks policy-id)
)

;; `capital` was withdrawn in `epoch`, `premium` ever.
(define-read-only (get-withdrawn
    (provider principal)
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (default-to {
    epoch: u0,
    capital: u0,
    premium: u0,
  }
    (map-get? withdrawals {
      provider: provider,
      token: token,
      tier: tier,
    })
  )
)

;; The epoch that a deposit or an exit request made now belongs to: the current one while it lasts, else the next.
(define-read-only (get-joined-epoch
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (let ((book (unwrap!
      (map-get? books {
        token: token,
        tier: tier,
      })
      ERR_UNKNOWN_BOOK
    )))
    (ok (if (< burn-block-height (get ends-at book))
      (get epoch book)
      (+ (get epoch book) u1)
    ))
  )
)

;; ---- checks and payments ----

(define-private (is-token (token (string-ascii 4)))
  (or (is-eq token "STX") (is-eq token "SBTC"))
)

(define-private (is-book
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (is-some (map-get? books {
    token: token,
    tier: tier,
  }))
)

(define-private (check-open-epoch
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (epoch uint)
  )
  (let ((book (get-book token tier)))
    (asserts! (is-book token tier) ERR_UNKNOWN_BOOK)
    (asserts! (is-eq epoch (get epoch book)) ERR_NOT_CURRENT_EPOCH)
    (asserts! (< burn-block-height (get ends-at book)) ERR_EPOCH_OVER)
    (ok true)
  )
)

;; The token contract's own error codes stay inside: they would be taken for ours.
(define-private (take-in
    (token (string-ascii 4))
    (amount uint)
    (payer principal)
  )
  (if (is-eq token "STX")
    (ok (unwrap! (stx-transfer? amount payer current-contract) ERR_PAYMENT_IN_FAILED))
    (ok (unwrap!
      (contract-call? 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token transfer amount payer current-contract none)
      ERR_PAYMENT_IN_FAILED
    ))
  )
)

;; The allowance is exactly the payment: nothing else can leave in it.
(define-private (pay-out
    (token (string-ascii 4))
    (amount uint)
    (recipient principal)
  )
  (let ((paid (if (is-eq token "STX")
      (as-contract? ((with-stx amount)) (is-ok (stx-transfer? amount current-contract recipient)))
      (as-contract? ((with-ft 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token "sbtc-token" amount))
        (is-ok (contract-call? 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token transfer amount current-contract
          recipient none
        ))
      )
    )))
    (asserts! (is-eq paid (ok true)) ERR_PAYMENT_OUT_FAILED)
    (ok true)
  )
)

;; a x b / d rounded down; the caller says why the product fits.
(define-private (mul-div-down
    (a uint)
    (b uint)
    (d uint)
  )
  (/ (* a b) d)
)
