;; liquidity-pool-vault: holds the capital of six books (STX and SBTC, three tiers each) and the collateral of every policy.
;; What a provider may take it works out by itself, from its rows and one leaf of the books that was committed when the epoch
;; opened: no signature of anybody's is needed, and none can pay more. Domain section 4, the pages "claims" and "ledger".
;;
;; Of each book capital >= locked + what it may still sell in its epoch. Per token the real holding is never below the sum over
;; its books of capital + premium-pending + premium-earned, plus fees.

(define-constant ERR_NOT_INITIALISED (err u100))
(define-constant ERR_NOT_DEPLOYER (err u101))
(define-constant ERR_ALREADY_INITIALISED (err u102))
(define-constant ERR_NO_ROLES (err u103))
(define-constant ERR_INVALID_FEE (err u104))
(define-constant ERR_INVALID_EPOCH_BLOCKS (err u105))
(define-constant ERR_INVALID_ROOT_DELAY (err u106))
(define-constant ERR_INVALID_GRACE (err u107))
(define-constant ERR_INVALID_UTILISATION (err u108))
(define-constant ERR_INVALID_SHARES (err u109))
(define-constant ERR_INDIRECT_CALL (err u110))
(define-constant ERR_PAUSED (err u111))
(define-constant ERR_UNKNOWN_BOOK (err u112))
(define-constant ERR_BOOK_CLOSED (err u113))
(define-constant ERR_ZERO_AMOUNT (err u114))
(define-constant ERR_AMOUNT_TOO_LARGE (err u115))
(define-constant ERR_PAYMENT_IN_FAILED (err u116))
(define-constant ERR_PAYMENT_OUT_FAILED (err u117))
(define-constant ERR_UNKNOWN_PROVIDER (err u118))
(define-constant ERR_EPOCH_OVER (err u119))
(define-constant ERR_ANOTHER_LEAF (err u120))
(define-constant ERR_NOT_IN_ROOT (err u121))
(define-constant ERR_ABOVE_CAPITAL_LIMIT (err u122))
(define-constant ERR_ABOVE_PREMIUM_LIMIT (err u123))
(define-constant ERR_ABOVE_DEPOSITS (err u124))
(define-constant ERR_ABOVE_AVAILABLE (err u125))
(define-constant ERR_ABOVE_PREMIUM (err u126))
(define-constant ERR_NOT_ALLOCATOR (err u127))
(define-constant ERR_EPOCH_NOT_OVER (err u128))
(define-constant ERR_PROPOSAL_PENDING (err u129))
(define-constant ERR_NOT_NEXT_EPOCH (err u130))
(define-constant ERR_INVALID_ROOT (err u131))
(define-constant ERR_WEIGHT_TOO_LARGE (err u132))
(define-constant ERR_CAPACITY_ABOVE_WEIGHT (err u133))
(define-constant ERR_CAPACITY_ABOVE_AVAILABLE (err u134))
(define-constant ERR_OLD_VINTAGE_OPEN (err u135))
(define-constant ERR_NOTHING_TO_CONFIRM (err u136))
(define-constant ERR_NOT_GUARDIAN (err u137))
(define-constant ERR_NO_PROPOSAL (err u138))
(define-constant ERR_GRACE_NOT_OVER (err u139))
(define-constant ERR_NOT_REGISTRY (err u140))
(define-constant ERR_NOT_NEXT_POLICY (err u141))
(define-constant ERR_INVALID_EXPIRATION (err u142))
(define-constant ERR_ZERO_PREMIUM (err u143))
(define-constant ERR_PREMIUM_ABOVE_COLLATERAL (err u144))
(define-constant ERR_ABOVE_CAPACITY (err u145))
(define-constant ERR_ABOVE_POLICY_SHARE (err u146))
(define-constant ERR_ABOVE_DAY_SHARE (err u147))
(define-constant ERR_UNKNOWN_LOCK (err u148))
(define-constant ERR_PAYOUT_ABOVE_LOCK (err u149))
(define-constant ERR_NO_FEES (err u150))

;; Whoever deploys may call `initialise` once; he has no other power.
(define-constant DEPLOYER tx-sender)
(define-constant BPS u10000)
(define-constant ROOT_BYTES u32)
(define-constant HASH_BYTES u32)
(define-constant BLOCKS_PER_DAY u144)
;; A year of policies, and never so long that a leaf needs more than 400 vintages: 390 epochs, less the 1,008 blocks in which a
;; policy without a price ends VOID.
(define-constant LONGEST_TERM_BLOCKS u52560)
(define-constant LONGEST_TERM_EPOCHS u390)
(define-constant VOID_BLOCKS u1008)
;; The opening of epoch n waits for the vintage n - 399: a leaf names at most 400.
(define-constant LEAF_VINTAGES u399)
;; Three blocks of an epoch are the fewest for which a policy of a day has room: 390 x 3 - 1,008 = 162.
(define-constant LEAST_EPOCH_BLOCKS u3)
(define-constant MOST_EPOCH_BLOCKS u52560)
;; Supplies are below 2^51 base units, weights are sub-units (2^-12 base unit) below 2^63: no product here reaches 2^127.
(define-constant LIMIT_2_51 u2251799813685248)
(define-constant LIMIT_2_63 u9223372036854775808)
(define-constant SUB u4096) ;; 2^12
(define-constant ONE u9223372036854775808) ;; 2^63, the ratio 1.0
(define-constant SUB_ONE u37778931862957161709568) ;; 2^75
(define-constant NO_ROOT 0x0000000000000000000000000000000000000000000000000000000000000000)
(define-constant NO_VINTAGE {
  weight: u0,
  locked: u0,
  losses: u0,
  premium-pending: u0,
  premium-earned: u0,
})
(define-constant NO_ACCOUNT {
  deposited-ever: u0,
  withdrawn-ever: u0,
  premium-withdrawn-ever: u0,
  label: u0,
  deposited: u0,
  withdrawn: u0,
  deposited-next: u0,
})

;; None until initialised; set once.
(define-data-var settings
  (optional {
    fee-bps: uint,
    epoch-blocks: uint,
    root-delay-blocks: uint,
    grace-blocks: uint,
    stx-utilisation-bps: uint,
    sbtc-utilisation-bps: uint,
  })
  none
)

;; Policies are locked in ascending order of id, by whatever registry, so an id is never locked twice.
(define-data-var last-policy-id uint u0)

;; key: tier, value: the most of the capital behind an epoch that one policy, and all policies of one day of expiration, may lock
(define-map shares
  (string-ascii 12)
  { policy-bps: uint, day-bps: uint }
)

;; key: book, value: its epoch and its money. `capital` is deposits - withdrawals - payouts, `premium-earned` what is not
;; withdrawn of it, `proposal` the next epoch while it waits.
(define-map books
  { token: (string-ascii 4), tier: (string-ascii 12) }
  {
    epoch: uint, ends-at: uint, capacity: uint, used: uint, root: (buff 32),
    capital: uint, locked: uint, premium-pending: uint, premium-earned: uint, closed: bool,
    proposal: (optional { weight: uint, capacity: uint, root: (buff 32), confirmable-at: uint }),
  }
)

;; key: book and epoch, value: what the policies sold in that epoch did. `weight` in sub-units; `losses` and `premium-earned`
;; are ever.
(define-map vintages
  { token: (string-ascii 4), tier: (string-ascii 12), epoch: uint }
  {
    weight: uint,
    locked: uint,
    losses: uint,
    premium-pending: uint,
    premium-earned: uint,
  }
)

;; key: provider and book, value: what he put in and took out. `deposited` and `withdrawn` are of the epoch `label`,
;; `deposited-next` of the one after.
(define-map accounts
  {
    provider: principal,
    token: (string-ascii 4),
    tier: (string-ascii 12),
  }
  {
    deposited-ever: uint, withdrawn-ever: uint, premium-withdrawn-ever: uint,
    label: uint, deposited: uint, withdrawn: uint, deposited-next: uint,
  }
)

;; key: policy id, value: the capital that backs it, the premium its providers get for that (net of the fee), the registry that
;; may end it, and the owner, whom it pays
(define-map locks
  uint
  {
    registry: principal, owner: principal, token: (string-ascii 4), tier: (string-ascii 12), epoch: uint,
    collateral: uint, premium: uint, expiration-height: uint,
  }
)

;; key: book and day of expiration (height / 144), value: collateral locked for it
(define-map days
  { token: (string-ascii 4), tier: (string-ascii 12), day: uint }
  uint
)

;; key: token, value: fees not yet swept
(define-map fees
  (string-ascii 4)
  uint
)

;; ---- arithmetic ----

;; before + amount <= limit, without a sum that could overflow.
(define-private (is-within-limit
    (amount uint)
    (before uint)
    (limit uint)
  )
  (and (<= before limit) (<= amount (- limit before)))
)

;; a x b / d rounded down; amounts are below 2^51 and ratios at most 10^4: the product fits.
(define-private (mul-div-down
    (a uint)
    (b uint)
    (d uint)
  )
  (/ (* a b) d)
)

;; a / b rounded up.
(define-private (div-up
    (a uint)
    (b uint)
  )
  (/ (+ a (- b u1)) b)
)

(define-private (min-of
    (a uint)
    (b uint)
  )
  (if (< a b) a b)
)

(define-private (minus-or-zero
    (a uint)
    (b uint)
  )
  (if (> a b) (- a b) u0)
)

;; ---- setting up ----

;; Sets every bound and begins epoch 0 of the six books, once. The roles are those of pool-roles, set before.
;; Caller: the deployer. Errors: ERR_NOT_DEPLOYER, ERR_ALREADY_INITIALISED, ERR_NO_ROLES, ERR_INVALID_FEE,
;; ERR_INVALID_EPOCH_BLOCKS, ERR_INVALID_ROOT_DELAY, ERR_INVALID_GRACE, ERR_INVALID_UTILISATION, ERR_INVALID_SHARES.
;; Prints: initialised.
(define-public (initialise (arguments {
  fee-bps: uint,
  epoch-blocks: uint,
  root-delay-blocks: uint,
  grace-blocks: uint,
  stx-utilisation-bps: uint,
  sbtc-utilisation-bps: uint,
  shares: {
    conservative: { policy-bps: uint, day-bps: uint },
    balanced: { policy-bps: uint, day-bps: uint },
    aggressive: { policy-bps: uint, day-bps: uint },
  },
}))
  (let (
      (epoch-blocks (get epoch-blocks arguments))
      (root-delay (get root-delay-blocks arguments))
      (grace (get grace-blocks arguments))
      (given (get shares arguments))
    )
    (asserts! (is-eq contract-caller DEPLOYER) ERR_NOT_DEPLOYER)
    (asserts! (is-none (var-get settings)) ERR_ALREADY_INITIALISED)
    (asserts! (is-some (contract-call? .pool-roles get-roles)) ERR_NO_ROLES)
    (asserts! (<= (get fee-bps arguments) BPS) ERR_INVALID_FEE)
    (asserts! (and (>= epoch-blocks LEAST_EPOCH_BLOCKS) (<= epoch-blocks MOST_EPOCH_BLOCKS)) ERR_INVALID_EPOCH_BLOCKS)
    (asserts! (and (> root-delay u0) (< root-delay epoch-blocks)) ERR_INVALID_ROOT_DELAY)
    (asserts! (and (> grace root-delay) (<= grace MOST_EPOCH_BLOCKS)) ERR_INVALID_GRACE)
    (asserts! (and (<= (get stx-utilisation-bps arguments) BPS) (<= (get sbtc-utilisation-bps arguments) BPS))
      ERR_INVALID_UTILISATION
    )
    (asserts!
      (and
        (is-share (get conservative given))
        (is-share (get balanced given))
        (is-share (get aggressive given))
      )
      ERR_INVALID_SHARES
    )
    (let ((ends-at (+ burn-block-height epoch-blocks)))
      (var-set settings
        (some {
          fee-bps: (get fee-bps arguments),
          epoch-blocks: epoch-blocks,
          root-delay-blocks: root-delay,
          grace-blocks: grace,
          stx-utilisation-bps: (get stx-utilisation-bps arguments),
          sbtc-utilisation-bps: (get sbtc-utilisation-bps arguments),
        })
      )
      (begin-books "conservative" (get conservative given) ends-at)
      (begin-books "balanced" (get balanced given) ends-at)
      (begin-books "aggressive" (get aggressive given) ends-at)
      (print (merge arguments {
        topic: "initialised",
        version: u2,
        starts-at: burn-block-height,
        ends-at: ends-at,
      }))
      (ok true)
    )
  )
)

(define-private (is-share (share { policy-bps: uint, day-bps: uint }))
  (and (<= (get policy-bps share) (get day-bps share)) (<= (get day-bps share) BPS))
)

(define-private (begin-books
    (tier (string-ascii 12))
    (share { policy-bps: uint, day-bps: uint })
    (ends-at uint)
  )
  (let ((book {
      epoch: u0,
      ends-at: ends-at,
      capacity: u0,
      used: u0,
      root: NO_ROOT,
      capital: u0,
      locked: u0,
      premium-pending: u0,
      premium-earned: u0,
      closed: false,
      proposal: none,
    }))
    (map-set shares tier share)
    (map-set books { token: "STX", tier: tier } book)
    (map-set books { token: "SBTC", tier: tier } book)
  )
)

;; ---- providers ----

;; Takes `amount` micro-STX of the caller into a book. It is weighed at the next opening, behind ends-at at the one after.
;; Caller: anyone, directly. Errors: those of deposit. Prints: funds-deposited.
(define-public (deposit-stx
    (amount uint)
    (tier (string-ascii 12))
  )
  (deposit "STX" tier amount)
)

;; Takes `amount` sats of sBTC of the caller into a book.
;; Caller: anyone, directly. Errors: those of deposit. Prints: funds-deposited.
(define-public (deposit-sbtc
    (amount uint)
    (tier (string-ascii 12))
  )
  (deposit "SBTC" tier amount)
)

;; Errors: ERR_INDIRECT_CALL, ERR_UNKNOWN_BOOK, ERR_PAUSED, ERR_BOOK_CLOSED, ERR_ZERO_AMOUNT, ERR_AMOUNT_TOO_LARGE,
;; ERR_PAYMENT_IN_FAILED.
(define-private (deposit
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (amount uint)
  )
  (let (
      (provider (try! (get-direct-caller)))
      (book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK))
      (account (get-account-now provider token tier (get epoch book)))
      (in-time (< burn-block-height (get ends-at book)))
    )
    (asserts! (not (contract-call? .pool-roles is-paused)) ERR_PAUSED)
    (asserts! (not (get closed book)) ERR_BOOK_CLOSED)
    (asserts! (> amount u0) ERR_ZERO_AMOUNT)
    (asserts! (is-within-limit amount (get capital book) (- LIMIT_2_51 u1)) ERR_AMOUNT_TOO_LARGE)
    (map-set accounts { provider: provider, token: token, tier: tier }
      (merge account {
        deposited-ever: (+ (get deposited-ever account) amount),
        deposited: (+ (get deposited account) (if in-time amount u0)),
        deposited-next: (+ (get deposited-next account) (if in-time u0 amount)),
      })
    )
    (map-set books { token: token, tier: tier } (merge book { capital: (+ (get capital book) amount) }))
    (try! (take-in token amount provider))
    (print {
      topic: "funds-deposited",
      version: u2,
      provider: provider,
      token: token,
      tier: tier,
      epoch: (get-joined book),
      amount: amount,
    })
    (ok true)
  )
)

;; Keeps `amount` of the caller's capital out of coming epochs; replaces his last request, u0 cancels it.
;; Nothing but the print: the weights of the next epoch are computed from it.
;; Caller: provider, directly. Errors: ERR_INDIRECT_CALL, ERR_UNKNOWN_BOOK, ERR_BOOK_CLOSED, ERR_UNKNOWN_PROVIDER,
;; ERR_ABOVE_DEPOSITS. Prints: exit-requested.
(define-public (request-exit
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (amount uint)
  )
  (let (
      (provider (try! (get-direct-caller)))
      (book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK))
    )
    (asserts! (not (get closed book)) ERR_BOOK_CLOSED)
    (let ((account (unwrap! (map-get? accounts { provider: provider, token: token, tier: tier }) ERR_UNKNOWN_PROVIDER)))
      (asserts! (is-within-limit amount (get withdrawn-ever account) (get deposited-ever account)) ERR_ABOVE_DEPOSITS)
      (print {
        topic: "exit-requested",
        version: u2,
        provider: provider,
        token: token,
        tier: tier,
        epoch: (get-joined book),
        amount: amount,
      })
      (ok true)
    )
  )
)

;; Pays `capital` and `premium` to the caller, as far as his leaf and the rows of the vault allow. In a closed book always; in the
;; first half of an epoch also while paused.
;; Caller: provider, directly; the leaf must name him. Errors: ERR_INDIRECT_CALL, ERR_UNKNOWN_BOOK, ERR_PAUSED,
;; ERR_EPOCH_OVER, ERR_ZERO_AMOUNT, those of get-claim, ERR_ABOVE_CAPITAL_LIMIT, ERR_ABOVE_PREMIUM_LIMIT, ERR_ABOVE_DEPOSITS,
;; ERR_ABOVE_AVAILABLE, ERR_ABOVE_PREMIUM, ERR_PAYMENT_OUT_FAILED. Prints: funds-withdrawn.
(define-public (withdraw
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (capital uint)
    (premium uint)
    (leaf (optional {
      provider: principal, token: (string-ascii 4), tier: (string-ascii 12), epoch: uint, opening: uint,
      settled-burden: uint, settled-premium: uint, weights: (list 400 { epoch: uint, weight: uint }),
    }))
    (proof (list 40 { hash: (buff 32), sum: uint, left: bool }))
  )
  (let (
      (provider (try! (get-direct-caller)))
      (book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK))
      (account (get-account-now provider token tier (get epoch book)))
    )
    (asserts! (or (get closed book) (is-first-half (get ends-at book)) (not (contract-call? .pool-roles is-paused))) ERR_PAUSED)
    (asserts! (or (get closed book) (< burn-block-height (get ends-at book))) ERR_EPOCH_OVER)
    (asserts! (or (> capital u0) (> premium u0)) ERR_ZERO_AMOUNT)
    (let ((limits (try! (get-claim provider token tier leaf proof))))
      (asserts! (is-within-limit capital (get withdrawn account) (get capital-limit limits)) ERR_ABOVE_CAPITAL_LIMIT)
      ;; Who took more premium by an earlier, false root than is his by this one still gets his capital.
      (asserts!
        (or (is-eq premium u0) (is-within-limit premium (get premium-withdrawn-ever account) (get premium-limit limits)))
        ERR_ABOVE_PREMIUM_LIMIT
      )
      ;; What a true leaf says is below these three in any case. They bound what a false one could take.
      (asserts! (is-within-limit capital (get withdrawn-ever account) (get deposited-ever account)) ERR_ABOVE_DEPOSITS)
      (asserts! (is-within-limit capital (+ (get locked book) (get-unsold book)) (get capital book)) ERR_ABOVE_AVAILABLE)
      (asserts! (<= premium (get premium-earned book)) ERR_ABOVE_PREMIUM)
      (map-set accounts { provider: provider, token: token, tier: tier }
        (merge account {
          withdrawn: (+ (get withdrawn account) capital),
          withdrawn-ever: (+ (get withdrawn-ever account) capital),
          premium-withdrawn-ever: (+ (get premium-withdrawn-ever account) premium),
        })
      )
      (map-set books { token: token, tier: tier }
        (merge book {
          capital: (- (get capital book) capital),
          premium-earned: (- (get premium-earned book) premium),
        })
      )
      (try! (pay-out token (+ capital premium) provider))
      (print {
        topic: "funds-withdrawn",
        version: u2,
        provider: provider,
        token: token,
        tier: tier,
        epoch: (get epoch book),
        capital: capital,
        premium: premium,
      })
      (ok true)
    )
  )
)

;; No pause reaches into the first half of an epoch. Else a guardian who confirms an opening and pauses in the same block, and
;; vetoes those behind it until he may pause again, keeps everybody in for ever.
(define-private (is-first-half (ends-at uint))
  (match (var-get settings)
    current (< burn-block-height (- ends-at (/ (get epoch-blocks current) u2)))
    false
  )
)

;; ---- claims ----

;; What `withdraw` would allow `provider`. The limits count what he withdrew: of capital in this epoch, of premium ever;
;; `capital` and `premium` are what is left of them, the most that one withdrawal may take when the book is open for it.
;;   burden         settled-burden + sum over weights of up( w x up( (locked + losses + unsold, of the current epoch) / W ) )
;;   capital-limit  deposited + down( opening - burden )
;;   premium-limit  down( settled-premium + sum over weights of down( w x down( premium-earned / W ) ) )
;; Errors: ERR_UNKNOWN_BOOK, ERR_ANOTHER_LEAF (of another provider, book or epoch), ERR_NOT_IN_ROOT.
(define-read-only (get-claim
    (provider principal)
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (leaf (optional {
      provider: principal, token: (string-ascii 4), tier: (string-ascii 12), epoch: uint, opening: uint,
      settled-burden: uint, settled-premium: uint, weights: (list 400 { epoch: uint, weight: uint }),
    }))
    (proof (list 40 { hash: (buff 32), sum: uint, left: bool }))
  )
  (let (
      (book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK))
      (epoch (get epoch book))
      (account (get-account-now provider token tier epoch))
      ;; What was deposited for an epoch that never comes is free.
      (joined (+ (get deposited account) (if (get closed book) (get deposited-next account) u0)))
      ;; Without a leaf nothing was left to claim when the epoch opened: he has all premium he ever earned.
      (carried (match leaf
        shown (let ((sum (get sum (fold add-weight (get weights shown) { epoch: epoch, sum: u0 }))))
          (asserts!
            (and
              (is-eq (get provider shown) provider)
              (is-eq (get token shown) token)
              (is-eq (get tier shown) tier)
              (is-eq (get epoch shown) epoch)
            )
            ERR_ANOTHER_LEAF
          )
          (asserts!
            (is-eq
              (fold climb proof {
                ;; A leaf of 400 weights serialises in 22 kB; 0x leads nowhere.
                hash: (sha256 (concat 0x00 (default-to 0x (to-consensus-buff? shown)))),
                sum: sum,
              }) {
              hash: (get root book),
              sum: (get weight (get-vintage token tier epoch)),
            })
            ERR_NOT_IN_ROOT
          )
          (let ((result (fold carry (get weights shown) {
              token: token,
              tier: tier,
              epoch: epoch,
              unsold: (get-unsold book),
              burden: (get settled-burden shown),
              premium: (get settled-premium shown),
            })))
            {
              ;; floor: what leaves the pool rounds down.
              capital: (/ (minus-or-zero (* (get opening shown) SUB) (get burden result)) SUB),
              premium: (/ (get premium result) SUB),
            }
          )
        )
        {
          capital: u0,
          premium: (get premium-withdrawn-ever account),
        }
      ))
      (capital-limit (+ joined (get capital carried)))
      (premium-limit (get premium carried))
    )
    (ok {
      capital-limit: capital-limit,
      premium-limit: premium-limit,
      capital: (min-of (minus-or-zero capital-limit (get withdrawn account))
        (min-of (- (get deposited-ever account) (get withdrawn-ever account))
          (minus-or-zero (get capital book) (+ (get locked book) (get-unsold book)))
        )),
      premium: (min-of (minus-or-zero premium-limit (get premium-withdrawn-ever account)) (get premium-earned book)),
    })
  )
)

;; The weight of the current epoch. A weight that no root can hold (2^63 and more) counts as 2^63, which is above every W.
(define-private (add-weight
    (item { epoch: uint, weight: uint })
    (state { epoch: uint, sum: uint })
  )
  (if (or (is-eq (get epoch item) (get epoch state)) (>= (get weight item) LIMIT_2_63))
    (merge state { sum: (+ (get sum state) (min-of (get weight item) LIMIT_2_63)) })
    state
  )
)

;; One vintage of a leaf that is in the root. locked + losses + unsold and premium-earned are at most W / 2^12 and below 2^51,
;; weights below 2^63: the products are at most 2^126.
(define-private (carry
    (item { epoch: uint, weight: uint })
    (state {
      token: (string-ascii 4),
      tier: (string-ascii 12),
      epoch: uint,
      unsold: uint,
      burden: uint,
      premium: uint,
    })
  )
  (let (
      (weight (get weight item))
      (vintage (get-vintage (get token state) (get tier state) (get epoch item)))
      (total (get weight vintage))
      (unsold (if (is-eq (get epoch item) (get epoch state)) (get unsold state) u0))
      (owed (+ (get locked vintage) (get losses vintage) unsold))
    )
    (if (is-eq total u0)
      state
      (merge state {
        ;; ceil: what he owes. floor: what he gets.
        burden: (+ (get burden state) (div-up (* weight (div-up (* owed SUB_ONE) total)) ONE)),
        premium: (+ (get premium state) (/ (* weight (/ (* (get premium-earned vintage) SUB_ONE) total)) ONE)),
      })
    )
  )
)

;; One node up. A hash of another length than 32 would let one node be read in two ways, a sum of 2^63 is in no root: they lead
;; nowhere.
(define-private (climb
    (step { hash: (buff 32), sum: uint, left: bool })
    (at { hash: (buff 32), sum: uint })
  )
  (if (or (not (is-eq (len (get hash step)) HASH_BYTES)) (>= (get sum step) LIMIT_2_63))
    { hash: 0x, sum: u0 }
    (let (
        (own (node-bytes at))
        (other (node-bytes { hash: (get hash step), sum: (get sum step) }))
      )
      {
        hash: (sha256 (concat 0x01 (if (get left step) (concat other own) (concat own other)))),
        sum: (+ (get sum at) (get sum step)),
      }
    )
  )
)

(define-private (node-bytes (node { hash: (buff 32), sum: uint }))
  ;; A uint always serialises.
  (concat (get hash node) (default-to 0x (to-consensus-buff? (get sum node))))
)

;; What a book may still sell in its epoch: kept for that, whoever asks. A closed book sells nothing.
(define-private (get-unsold (book {
  epoch: uint, ends-at: uint, capacity: uint, used: uint, root: (buff 32),
  capital: uint, locked: uint, premium-pending: uint, premium-earned: uint, closed: bool,
  proposal: (optional { weight: uint, capacity: uint, root: (buff 32), confirmable-at: uint }),
}))
  (if (get closed book)
    u0
    (- (get capacity book) (get used book))
  )
)

;; The row of a provider as of the epoch `epoch`.
(define-private (get-account-now
    (provider principal)
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (epoch uint)
  )
  (let ((row (get-account provider token tier)))
    (if (is-eq (get label row) epoch)
      row
      (merge row {
        label: epoch,
        deposited: (if (is-eq (+ (get label row) u1) epoch) (get deposited-next row) u0),
        withdrawn: u0,
        deposited-next: u0,
      })
    )
  )
)

;; ---- epochs ----

;; Proposes the next epoch of each book, all or none; it begins when it is confirmed. The weights are in `root` and sum up to
;; `weight`; `capacity` is what may be sold.
;; Caller: allocator. Errors: ERR_NOT_INITIALISED, ERR_NOT_ALLOCATOR, ERR_PAUSED, ERR_UNKNOWN_BOOK, ERR_BOOK_CLOSED,
;; ERR_EPOCH_NOT_OVER, ERR_PROPOSAL_PENDING, ERR_NOT_NEXT_EPOCH, ERR_INVALID_ROOT, ERR_WEIGHT_TOO_LARGE,
;; ERR_CAPACITY_ABOVE_WEIGHT, ERR_CAPACITY_ABOVE_AVAILABLE, ERR_OLD_VINTAGE_OPEN. Prints: epoch-proposed per book.
(define-public (open-epochs (openings (list 6 {
  token: (string-ascii 4), tier: (string-ascii 12), epoch: uint, weight: uint, capacity: uint, root: (buff 32),
})))
  (let ((current (unwrap! (var-get settings) ERR_NOT_INITIALISED)))
    (asserts! (is-eq (some contract-caller) (get allocator (contract-call? .pool-roles get-roles))) ERR_NOT_ALLOCATOR)
    (asserts! (not (contract-call? .pool-roles is-paused)) ERR_PAUSED)
    (try! (fold propose-epoch openings (ok {
      confirmable-at: (+ burn-block-height (get root-delay-blocks current)),
      stx-utilisation-bps: (get stx-utilisation-bps current),
      sbtc-utilisation-bps: (get sbtc-utilisation-bps current),
    })))
    (ok true)
  )
)

(define-private (propose-epoch
    (opening { token: (string-ascii 4), tier: (string-ascii 12), epoch: uint, weight: uint, capacity: uint, root: (buff 32) })
    (result (response {
      confirmable-at: uint,
      stx-utilisation-bps: uint,
      sbtc-utilisation-bps: uint,
    }
      uint
    ))
  )
  (let (
      (bounds (try! result))
      (token (get token opening))
      (tier (get tier opening))
      (epoch (get epoch opening))
      (capacity (get capacity opening))
      (book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK))
      (utilisation-bps (if (is-eq token "STX") (get stx-utilisation-bps bounds) (get sbtc-utilisation-bps bounds)))
    )
    (asserts! (not (get closed book)) ERR_BOOK_CLOSED)
    (asserts! (>= burn-block-height (get ends-at book)) ERR_EPOCH_NOT_OVER)
    (asserts! (is-none (get proposal book)) ERR_PROPOSAL_PENDING)
    (asserts! (is-eq epoch (+ (get epoch book) u1)) ERR_NOT_NEXT_EPOCH)
    (asserts! (is-eq (len (get root opening)) ROOT_BYTES) ERR_INVALID_ROOT)
    (asserts! (< (get weight opening) LIMIT_2_63) ERR_WEIGHT_TOO_LARGE)
    ;; So every ratio of a vintage is at most ONE.
    (asserts! (<= capacity (/ (get weight opening) SUB)) ERR_CAPACITY_ABOVE_WEIGHT)
    ;; So every lock is covered by capital. Nothing but deposits and ends of policies comes between here and the confirmation.
    (asserts!
      (or
        (is-eq capacity u0)
        (is-within-limit capacity (get locked book) (/ (* (get capital book) utilisation-bps) BPS))
      )
      ERR_CAPACITY_ABOVE_AVAILABLE
    )
    (asserts! (or (< epoch LEAF_VINTAGES) (is-over token tier (- epoch LEAF_VINTAGES))) ERR_OLD_VINTAGE_OPEN)
    (map-set books { token: token, tier: tier }
      (merge book { proposal: (some {
        weight: (get weight opening),
        capacity: capacity,
        root: (get root opening),
        confirmable-at: (get confirmable-at bounds),
      }) })
    )
    (print (merge opening {
      topic: "epoch-proposed",
      version: u2,
      confirmable-at: (get confirmable-at bounds),
    }))
    (ok bounds)
  )
)

(define-private (is-over
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (epoch uint)
  )
  (let ((vintage (get-vintage token tier epoch)))
    (and (is-eq (get locked vintage) u0) (is-eq (get premium-pending vintage) u0))
  )
)

;; Begins the epochs whose proposals have waited long enough. What has none, or a younger one, is left alone: another confirmed
;; it, or a guardian took it back.
;; Caller: anyone. Errors: ERR_NOT_INITIALISED, ERR_PAUSED, ERR_NOTHING_TO_CONFIRM. Prints: epoch-opened per book.
;; Returns how many epochs began.
(define-public (confirm-openings (chosen (list 6 { token: (string-ascii 4), tier: (string-ascii 12) })))
  (let ((current (unwrap! (var-get settings) ERR_NOT_INITIALISED)))
    (asserts! (not (contract-call? .pool-roles is-paused)) ERR_PAUSED)
    (let ((begun (fold confirm-opening chosen {
        ends-at: (+ burn-block-height (get epoch-blocks current)),
        count: u0,
      })))
      (asserts! (> (get count begun) u0) ERR_NOTHING_TO_CONFIRM)
      (ok (get count begun))
    )
  )
)

(define-private (confirm-opening
    (key { token: (string-ascii 4), tier: (string-ascii 12) })
    (state { ends-at: uint, count: uint })
  )
  (match (map-get? books key)
    book (match (get proposal book)
      proposal (if (>= burn-block-height (get confirmable-at proposal))
        (begin-epoch key book proposal state)
        state
      )
      state
    )
    state
  )
)

(define-private (begin-epoch
    (key { token: (string-ascii 4), tier: (string-ascii 12) })
    (book {
      epoch: uint, ends-at: uint, capacity: uint, used: uint, root: (buff 32),
      capital: uint, locked: uint, premium-pending: uint, premium-earned: uint, closed: bool,
      proposal: (optional { weight: uint, capacity: uint, root: (buff 32), confirmable-at: uint }),
    })
    (proposal { weight: uint, capacity: uint, root: (buff 32), confirmable-at: uint })
    (state { ends-at: uint, count: uint })
  )
  (let (
      (epoch (+ (get epoch book) u1))
      (opened {
        epoch: epoch,
        ends-at: (get ends-at state),
        capacity: (get capacity proposal),
        root: (get root proposal),
      })
    )
    (map-set books key (merge (merge book opened) { used: u0, proposal: none }))
    (map-set vintages (merge key { epoch: epoch }) (merge NO_VINTAGE { weight: (get weight proposal) }))
    (print (merge (merge key opened) {
      topic: "epoch-opened",
      version: u2,
      starts-at: burn-block-height,
      weight: (get weight proposal),
    }))
    (merge state { count: (+ (get count state) u1) })
  )
)

;; Takes a proposal back before it is confirmed. The book keeps the root it has.
;; Caller: guardian. Errors: ERR_NOT_GUARDIAN, ERR_UNKNOWN_BOOK, ERR_NO_PROPOSAL. Prints: opening-vetoed.
(define-public (veto-opening
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (begin
    (asserts! (is-eq (some contract-caller) (get guardian (contract-call? .pool-roles get-roles))) ERR_NOT_GUARDIAN)
    (let ((book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK)))
      (asserts! (is-some (get proposal book)) ERR_NO_PROPOSAL)
      (map-set books { token: token, tier: tier } (merge book { proposal: none }))
      (print {
        topic: "opening-vetoed",
        version: u2,
        token: token,
        tier: tier,
        epoch: (+ (get epoch book) u1),
      })
      (ok true)
    )
  )
)

;; Closes a book for good when no epoch began for the grace after the last one: it sells nothing more, its policies end as always,
;; and everybody withdraws at any time.
;; Caller: anyone. Errors: ERR_NOT_INITIALISED, ERR_UNKNOWN_BOOK, ERR_BOOK_CLOSED, ERR_GRACE_NOT_OVER. Prints: book-closed.
(define-public (close-book
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK))
    )
    (asserts! (not (get closed book)) ERR_BOOK_CLOSED)
    (asserts! (>= burn-block-height (+ (get ends-at book) (get grace-blocks current))) ERR_GRACE_NOT_OVER)
    (map-set books { token: token, tier: tier } (merge book { closed: true, proposal: none }))
    (print {
      topic: "book-closed",
      version: u2,
      token: token,
      tier: tier,
      epoch: (get epoch book),
      height: burn-block-height,
    })
    (ok true)
  )
)

;; ---- policies ----

;; Locks `collateral` of the book's epoch for a policy and takes `premium` from `owner`, the fee out of it.
;; Caller: registry. Errors: ERR_NOT_INITIALISED, ERR_NOT_REGISTRY, ERR_UNKNOWN_BOOK, ERR_PAUSED, ERR_NOT_NEXT_POLICY,
;; ERR_BOOK_CLOSED, ERR_EPOCH_OVER, ERR_INVALID_EXPIRATION, ERR_ZERO_PREMIUM, ERR_PREMIUM_ABOVE_COLLATERAL,
;; ERR_ABOVE_CAPACITY, ERR_ABOVE_POLICY_SHARE, ERR_ABOVE_DAY_SHARE, ERR_PAYMENT_IN_FAILED. Prints: collateral-locked.
(define-public (lock-collateral
    (policy-id uint)
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (collateral uint)
    (premium uint)
    (owner principal)
    (expiration-height uint)
  )
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (registry (try! (get-registry-caller)))
      (book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK))
      (share (unwrap! (map-get? shares tier) ERR_UNKNOWN_BOOK))
      (vintage (get-vintage token tier (get epoch book)))
      (backing (get-backing book vintage))
      (day (get-day-key token tier expiration-height))
      (day-locked (default-to u0 (map-get? days day)))
    )
    (asserts! (not (contract-call? .pool-roles is-paused)) ERR_PAUSED)
    (asserts! (is-eq policy-id (+ (var-get last-policy-id) u1)) ERR_NOT_NEXT_POLICY)
    (asserts! (not (get closed book)) ERR_BOOK_CLOSED)
    (asserts! (< burn-block-height (get ends-at book)) ERR_EPOCH_OVER)
    (asserts! (is-term expiration-height (get epoch-blocks current)) ERR_INVALID_EXPIRATION)
    (asserts! (> premium u0) ERR_ZERO_PREMIUM)
    (asserts! (<= premium collateral) ERR_PREMIUM_ABOVE_COLLATERAL)
    (asserts! (is-within-limit collateral (get used book) (get capacity book)) ERR_ABOVE_CAPACITY)
    (asserts! (<= collateral (mul-div-down backing (get policy-bps share) BPS)) ERR_ABOVE_POLICY_SHARE)
    (asserts! (is-within-limit collateral day-locked (mul-div-down backing (get day-bps share) BPS)) ERR_ABOVE_DAY_SHARE)
    (let (
        ;; floor: the fee rounds down, the unit stays with the providers.
        (fee (mul-div-down premium (get fee-bps current) BPS))
        (lock {
          registry: registry,
          owner: owner,
          token: token,
          tier: tier,
          epoch: (get epoch book),
          collateral: collateral,
          premium: (- premium fee),
          expiration-height: expiration-height,
        })
      )
      (var-set last-policy-id policy-id)
      (map-set locks policy-id lock)
      (map-set days day (+ day-locked collateral))
      (map-set fees token (+ (get-fees token) fee))
      (map-set vintages { token: token, tier: tier, epoch: (get epoch book) }
        (merge vintage {
          locked: (+ (get locked vintage) collateral),
          premium-pending: (+ (get premium-pending vintage) (get premium lock)),
        })
      )
      (map-set books { token: token, tier: tier }
        (merge book {
          used: (+ (get used book) collateral),
          locked: (+ (get locked book) collateral),
          premium-pending: (+ (get premium-pending book) (get premium lock)),
        })
      )
      (try! (take-in token premium owner))
      (print (merge lock {
        topic: "collateral-locked",
        version: u2,
        policy-id: policy-id,
        fee: fee,
      }))
      (ok true)
    )
  )
)

;; What the shares of a policy and of a day are taken of: the capital that the epoch was opened on. A deposit since then backs
;; nothing, and could leave again behind one purchase.
;;   min( capital, down( weight of the epoch ) + locked in the epochs before )
(define-private (get-backing
    (book {
      epoch: uint, ends-at: uint, capacity: uint, used: uint, root: (buff 32),
      capital: uint, locked: uint, premium-pending: uint, premium-earned: uint, closed: bool,
      proposal: (optional { weight: uint, capacity: uint, root: (buff 32), confirmable-at: uint }),
    })
    (vintage {
      weight: uint,
      locked: uint,
      losses: uint,
      premium-pending: uint,
      premium-earned: uint,
    })
  )
  (min-of (get capital book) (+ (/ (get weight vintage) SUB) (- (get locked book) (get locked vintage))))
)

;; Pays `payout` out of the lock of `policy-id` to its owner, frees the rest and deletes the lock: the premium is earned. A payout
;; of u0 is a release.
;; Never paused.
;; Caller: the registry that locked it, also after it was replaced. Errors: ERR_UNKNOWN_LOCK (never locked, or ended already),
;; ERR_NOT_REGISTRY, ERR_PAYOUT_ABOVE_LOCK, ERR_PAYMENT_OUT_FAILED. Prints: policy-settled.
(define-public (settle-policy
    (policy-id uint)
    (payout uint)
  )
  (let ((lock (unwrap! (map-get? locks policy-id) ERR_UNKNOWN_LOCK)))
    (asserts! (is-eq contract-caller (get registry lock)) ERR_NOT_REGISTRY)
    (asserts! (<= payout (get collateral lock)) ERR_PAYOUT_ABOVE_LOCK)
    (try! (end-lock policy-id lock payout (get premium lock)))
    (and (> payout u0) (try! (pay-out (get token lock) payout (get owner lock))))
    (print (merge lock {
      topic: "policy-settled",
      version: u2,
      policy-id: policy-id,
      payout: payout,
    }))
    (ok true)
  )
)

;; Frees the lock of `policy-id` and pays its premium, net of the fee, back to its owner.
;; Never paused.
;; Caller: the registry that locked it, also after it was replaced. Errors: ERR_UNKNOWN_LOCK, ERR_NOT_REGISTRY,
;; ERR_PAYMENT_OUT_FAILED. Prints: policy-voided.
(define-public (void-policy (policy-id uint))
  (let (
      (lock (unwrap! (map-get? locks policy-id) ERR_UNKNOWN_LOCK))
      (premium (get premium lock))
    )
    (asserts! (is-eq contract-caller (get registry lock)) ERR_NOT_REGISTRY)
    (try! (end-lock policy-id lock u0 u0))
    (and (> premium u0) (try! (pay-out (get token lock) premium (get owner lock))))
    (print (merge lock {
      topic: "policy-voided",
      version: u2,
      policy-id: policy-id,
    }))
    (ok true)
  )
)

(define-private (end-lock
    (policy-id uint)
    (lock {
      registry: principal, owner: principal, token: (string-ascii 4), tier: (string-ascii 12), epoch: uint,
      collateral: uint, premium: uint, expiration-height: uint,
    })
    (payout uint)
    (earned uint)
  )
  (let (
      (token (get token lock))
      (tier (get tier lock))
      (collateral (get collateral lock))
      (premium (get premium lock))
      (book (unwrap! (get-book token tier) ERR_UNKNOWN_BOOK))
      (vintage (get-vintage token tier (get epoch lock)))
      (day (get-day-key token tier (get expiration-height lock)))
    )
    (map-delete locks policy-id)
    (map-set days day (- (default-to u0 (map-get? days day)) collateral))
    (map-set vintages { token: token, tier: tier, epoch: (get epoch lock) }
      (merge vintage {
        locked: (- (get locked vintage) collateral),
        losses: (+ (get losses vintage) payout),
        premium-pending: (- (get premium-pending vintage) premium),
        premium-earned: (+ (get premium-earned vintage) earned),
      })
    )
    (map-set books { token: token, tier: tier }
      (merge book {
        capital: (- (get capital book) payout),
        locked: (- (get locked book) collateral),
        premium-pending: (- (get premium-pending book) premium),
        premium-earned: (+ (get premium-earned book) earned),
      })
    )
    (ok true)
  )
)

(define-private (is-term
    (expiration-height uint)
    (epoch-blocks uint)
  )
  (and
    (> expiration-height burn-block-height)
    (<= (- expiration-height burn-block-height) (longest-term epoch-blocks))
  )
)

(define-private (longest-term (epoch-blocks uint))
  (min-of LONGEST_TERM_BLOCKS (- (* LONGEST_TERM_EPOCHS epoch-blocks) VOID_BLOCKS))
)

(define-private (get-day-key
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (expiration-height uint)
  )
  {
    token: token,
    tier: tier,
    day: (/ expiration-height BLOCKS_PER_DAY),
  }
)

;; ---- fees ----

;; Pays all fees of a token to the fee recipient of pool-roles.
;; Caller: anyone. Errors: ERR_NO_ROLES, ERR_NO_FEES, ERR_PAYMENT_OUT_FAILED. Prints: fees-swept.
(define-public (sweep-fees (token (string-ascii 4)))
  (let (
      (recipient (unwrap! (get fee-recipient (contract-call? .pool-roles get-roles)) ERR_NO_ROLES))
      (amount (get-fees token))
    )
    (asserts! (> amount u0) ERR_NO_FEES)
    (map-set fees token u0)
    (try! (pay-out token amount recipient))
    (print {
      topic: "fees-swept",
      version: u2,
      token: token,
      amount: amount,
      recipient: recipient,
    })
    (ok true)
  )
)

;; ---- reads ----

(define-read-only (get-settings)
  (var-get settings)
)

;; The longest term of a policy, in blocks; none before `initialise`.
(define-read-only (get-longest-term)
  (match (var-get settings)
    current (some (longest-term (get epoch-blocks current)))
    none
  )
)

(define-read-only (get-shares (tier (string-ascii 12)))
  (map-get? shares tier)
)

;; The sums over the three books of a token, and its fees.
(define-read-only (get-totals (token (string-ascii 4)))
  (let ((sums (fold add-book (list "conservative" "balanced" "aggressive") {
      token: token,
      capital: u0,
      locked: u0,
      premium-pending: u0,
      premium-earned: u0,
    })))
    {
      capital: (get capital sums),
      locked: (get locked sums),
      premium-pending: (get premium-pending sums),
      premium-earned: (get premium-earned sums),
      fees: (get-fees token),
    }
  )
)

(define-private (add-book
    (tier (string-ascii 12))
    (sums {
      token: (string-ascii 4),
      capital: uint,
      locked: uint,
      premium-pending: uint,
      premium-earned: uint,
    })
  )
  (match (get-book (get token sums) tier)
    book (merge sums {
      capital: (+ (get capital sums) (get capital book)),
      locked: (+ (get locked sums) (get locked book)),
      premium-pending: (+ (get premium-pending sums) (get premium-pending book)),
      premium-earned: (+ (get premium-earned sums) (get premium-earned book)),
    })
    sums
  )
)

(define-read-only (get-fees (token (string-ascii 4)))
  (default-to u0 (map-get? fees token))
)

(define-read-only (get-book
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (map-get? books { token: token, tier: tier })
)

;; Zeros for an epoch that did not begin.
(define-read-only (get-vintage
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (epoch uint)
  )
  (default-to NO_VINTAGE (map-get? vintages { token: token, tier: tier, epoch: epoch }))
)

;; As of the provider's last act: `label` says of which epoch. Zeros for a stranger.
(define-read-only (get-account
    (provider principal)
    (token (string-ascii 4))
    (tier (string-ascii 12))
  )
  (default-to NO_ACCOUNT (map-get? accounts { provider: provider, token: token, tier: tier }))
)

(define-read-only (get-lock (policy-id uint))
  (map-get? locks policy-id)
)

;; What is locked for policies that expire on the day (height / 144) of `expiration-height`.
(define-read-only (get-day-locked
    (token (string-ascii 4))
    (tier (string-ascii 12))
    (expiration-height uint)
  )
  (default-to u0 (map-get? days (get-day-key token tier expiration-height)))
)

(define-read-only (get-last-policy-id)
  (var-get last-policy-id)
)

;; The epoch that a deposit or an exit request made now belongs to.
(define-private (get-joined (book {
  epoch: uint, ends-at: uint, capacity: uint, used: uint, root: (buff 32),
  capital: uint, locked: uint, premium-pending: uint, premium-earned: uint, closed: bool,
  proposal: (optional { weight: uint, capacity: uint, root: (buff 32), confirmable-at: uint }),
}))
  (if (< burn-block-height (get ends-at book))
    (get epoch book)
    (+ (get epoch book) u1)
  )
)

;; ---- callers ----

;; Providers call directly: tx-sender is who pays and is paid.
(define-private (get-direct-caller)
  (begin
    (asserts! (is-eq contract-caller tx-sender) ERR_INDIRECT_CALL)
    (ok tx-sender)
  )
)

(define-private (get-registry-caller)
  (begin
    (asserts! (is-eq (some contract-caller) (get registry (contract-call? .pool-roles get-roles))) ERR_NOT_REGISTRY)
    (ok contract-caller)
  )
)

;; ---- payments ----

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
