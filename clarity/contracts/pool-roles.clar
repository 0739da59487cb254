;; pool-roles: who may do what in the pool, how that changes, and the pause. It holds no money and calls nobody.
;; liquidity-pool-vault, policy-registry and price-oracle read it. Domain section 4, "Roles".

(define-constant ERR_NOT_INITIALISED (err u400))
(define-constant ERR_NOT_DEPLOYER (err u401))
(define-constant ERR_ALREADY_INITIALISED (err u402))
(define-constant ERR_INVALID_QUORUM (err u403))
(define-constant ERR_REPEATED_SUBMITTER (err u404))
(define-constant ERR_NOT_OWNER (err u405))
(define-constant ERR_NOT_GUARDIAN (err u406))
(define-constant ERR_UNKNOWN_ROLE (err u407))
(define-constant ERR_NOTHING_ANNOUNCED (err u408))
(define-constant ERR_NOT_ANNOUNCED_OWNER (err u409))
(define-constant ERR_PAUSED (err u410))
(define-constant ERR_ANNOUNCED_TOO_RECENTLY (err u411))
(define-constant ERR_ANNOUNCEMENT_LAPSED (err u412))
(define-constant ERR_TOO_MANY_SUBMITTERS (err u413))
(define-constant ERR_OWN_REPLACEMENT (err u414))
(define-constant ERR_PAUSED_RECENTLY (err u415))
(define-constant ERR_NOT_PAUSED (err u416))
(define-constant ERR_UNKNOWN_SUBMITTER (err u417))
(define-constant ERR_TOO_FEW_SUBMITTERS (err u418))
(define-constant ERR_REMOVED_RECENTLY (err u419))

;; Whoever deploys may call `initialise` once; he has no other power.
(define-constant DEPLOYER tx-sender)
;; A week for everybody to see an announcement, to veto it or to leave; two weeks to make it so.
(define-constant ANNOUNCEMENT_WAIT_BLOCKS u1008)
;; Four weeks for the guardian, who may not veto his own replacement: it is the one way of an owner's thief round him. A stolen
;; guardian's key costs time only, and no more of it by that: whoever vetoes all openings has closed the books in a week.
(define-constant GUARDIAN_WAIT_BLOCKS u4032)
(define-constant ANNOUNCEMENT_LIFE_BLOCKS u2016)
;; Three days of pause at most, then a day without.
(define-constant LONGEST_PAUSE_BLOCKS u432)
(define-constant PAUSE_REST_BLOCKS u144)
(define-constant REMOVAL_REST_BLOCKS u144)
;; No price is ever recorded on the word of one.
(define-constant LEAST_QUORUM u2)

;; None until initialised: there is no default for anything that guards money. `quoter` is the account of the key that
;; signs quotes: a signature is compared with it by the account that its key has.
(define-data-var roles
  (optional {
    owner: principal,
    guardian: principal,
    allocator: principal,
    registry: principal,
    fee-recipient: principal,
    quoter: principal,
  })
  none
)

(define-data-var submitters (list 8 principal) (list))

(define-data-var quorum uint u0)

;; The height at which the last pause ends or ended.
(define-data-var pause-ends-at (optional uint) none)

(define-data-var submitter-removed-at (optional uint) none)

;; key: role, value: the account announced for it, and the heights at which it may be applied and may no more
(define-map announced-roles
  (string-ascii 16)
  {
    account: principal,
    applies-at: uint,
    lapses-at: uint,
  }
)

;; ---- setting up ----

;; Sets every role, once.
;; Caller: the deployer. Errors: ERR_NOT_DEPLOYER, ERR_ALREADY_INITIALISED, ERR_INVALID_QUORUM, ERR_REPEATED_SUBMITTER.
;; Prints: initialised.
(define-public (initialise (arguments {
  owner: principal,
  guardian: principal,
  allocator: principal,
  registry: principal,
  fee-recipient: principal,
  quoter: principal,
  submitters: (list 8 principal),
  quorum: uint,
}))
  (let ((given (get submitters arguments)))
    (asserts! (is-eq contract-caller DEPLOYER) ERR_NOT_DEPLOYER)
    (asserts! (is-none (var-get roles)) ERR_ALREADY_INITIALISED)
    (asserts! (and (>= (get quorum arguments) LEAST_QUORUM) (<= (get quorum arguments) (len given))) ERR_INVALID_QUORUM)
    ;; Twice in the list would be a quorum of one.
    (asserts! (is-eq (len given) (len (fold with-new given (list)))) ERR_REPEATED_SUBMITTER)
    (var-set roles
      (some {
        owner: (get owner arguments),
        guardian: (get guardian arguments),
        allocator: (get allocator arguments),
        registry: (get registry arguments),
        fee-recipient: (get fee-recipient arguments),
        quoter: (get quoter arguments),
      })
    )
    (var-set submitters given)
    (var-set quorum (get quorum arguments))
    (print (merge arguments {
      topic: "initialised",
      version: u2,
      height: burn-block-height,
    }))
    (ok true)
  )
)

(define-private (with-new
    (account principal)
    (kept (list 8 principal))
  )
  (if (is-some (index-of? kept account))
    kept
    ;; The default is never taken: what is kept is shorter than what is given.
    (default-to kept (as-max-len? (append kept account) u8))
  )
)

;; ---- announcements ----

;; Announces `account` for a role; "submitter" adds one. The last announcement of a role counts and waits anew.
;; Caller: owner. Errors: ERR_NOT_INITIALISED, ERR_NOT_OWNER, ERR_UNKNOWN_ROLE. Prints: role-announced.
(define-public (announce-role
    (role (string-ascii 16))
    (account principal)
  )
  (let (
      (current (unwrap! (var-get roles) ERR_NOT_INITIALISED))
      (applies-at (+ burn-block-height
        (if (is-eq role "guardian") GUARDIAN_WAIT_BLOCKS ANNOUNCEMENT_WAIT_BLOCKS)
      ))
      (announced {
        account: account,
        applies-at: applies-at,
        lapses-at: (+ applies-at ANNOUNCEMENT_LIFE_BLOCKS),
      })
    )
    (asserts! (is-eq contract-caller (get owner current)) ERR_NOT_OWNER)
    (asserts! (is-role role) ERR_UNKNOWN_ROLE)
    (map-set announced-roles role announced)
    (print (merge announced {
      topic: "role-announced",
      version: u2,
      role: role,
    }))
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
    (is-eq role "quoter")
    (is-eq role "submitter")
  )
)

;; Takes an announcement back.
;; Caller: guardian. Errors: ERR_NOT_INITIALISED, ERR_NOT_GUARDIAN, ERR_OWN_REPLACEMENT (he cannot keep his own seat),
;; ERR_NOTHING_ANNOUNCED. Prints: role-vetoed.
(define-public (veto-role (role (string-ascii 16)))
  (let ((current (unwrap! (var-get roles) ERR_NOT_INITIALISED)))
    (asserts! (is-eq contract-caller (get guardian current)) ERR_NOT_GUARDIAN)
    (asserts! (not (is-eq role "guardian")) ERR_OWN_REPLACEMENT)
    (let ((announced (unwrap! (map-get? announced-roles role) ERR_NOTHING_ANNOUNCED)))
      (map-delete announced-roles role)
      (print {
        topic: "role-vetoed",
        version: u2,
        role: role,
        account: (get account announced),
      })
      (ok true)
    )
  )
)

;; Makes an announced change so, in the two weeks behind its wait, never while paused.
;; Caller: owner; for "owner" the announced account, which so accepts. Errors: ERR_NOT_INITIALISED, ERR_NOTHING_ANNOUNCED and
;; ERR_NOT_ANNOUNCED_OWNER for "owner", else ERR_NOT_OWNER and ERR_NOTHING_ANNOUNCED; ERR_PAUSED, ERR_ANNOUNCED_TOO_RECENTLY,
;; ERR_ANNOUNCEMENT_LAPSED, ERR_REPEATED_SUBMITTER, ERR_TOO_MANY_SUBMITTERS. Prints: role-applied.
(define-public (apply-role (role (string-ascii 16)))
  (let (
      (current (unwrap! (var-get roles) ERR_NOT_INITIALISED))
      (is-owner-role (is-eq role "owner"))
    )
    (asserts! (or is-owner-role (is-eq contract-caller (get owner current))) ERR_NOT_OWNER)
    (let (
        (announced (unwrap! (map-get? announced-roles role) ERR_NOTHING_ANNOUNCED))
        (account (get account announced))
      )
      (asserts! (or (not is-owner-role) (is-eq contract-caller account)) ERR_NOT_ANNOUNCED_OWNER)
      (asserts! (not (is-paused)) ERR_PAUSED)
      (asserts! (>= burn-block-height (get applies-at announced)) ERR_ANNOUNCED_TOO_RECENTLY)
      (asserts! (< burn-block-height (get lapses-at announced)) ERR_ANNOUNCEMENT_LAPSED)
      (if (is-eq role "submitter")
        (try! (add-submitter account))
        (var-set roles (some (with-role current role account)))
      )
      (map-delete announced-roles role)
      (print {
        topic: "role-applied",
        version: u2,
        role: role,
        account: account,
      })
      (ok true)
    )
  )
)

(define-private (with-role
    (current {
      owner: principal,
      guardian: principal,
      allocator: principal,
      registry: principal,
      fee-recipient: principal,
      quoter: principal,
    })
    (role (string-ascii 16))
    (account principal)
  )
  (if (is-eq role "owner")
    (merge current { owner: account })
    (if (is-eq role "guardian")
      (merge current { guardian: account })
      (if (is-eq role "allocator")
        (merge current { allocator: account })
        (if (is-eq role "registry")
          (merge current { registry: account })
          (if (is-eq role "fee-recipient")
            (merge current { fee-recipient: account })
            (merge current { quoter: account })
          )
        )
      )
    )
  )
)

;; ---- submitters ----

(define-private (add-submitter (account principal))
  (let ((current (var-get submitters)))
    (asserts! (is-none (index-of? current account)) ERR_REPEATED_SUBMITTER)
    (ok (var-set submitters (unwrap! (as-max-len? (append current account) u8) ERR_TOO_MANY_SUBMITTERS)))
  )
)

;; Takes a submitter off the list at once, one a day: a stolen key must not have a week, a stolen guardian not all of them.
;; Caller: guardian. Errors: ERR_NOT_INITIALISED, ERR_NOT_GUARDIAN, ERR_UNKNOWN_SUBMITTER, ERR_TOO_FEW_SUBMITTERS (as many as the
;; quorum stay), ERR_REMOVED_RECENTLY. Prints: submitter-removed.
(define-public (remove-submitter (account principal))
  (let (
      (current (unwrap! (var-get roles) ERR_NOT_INITIALISED))
      (before (var-get submitters))
    )
    (asserts! (is-eq contract-caller (get guardian current)) ERR_NOT_GUARDIAN)
    (asserts! (is-some (index-of? before account)) ERR_UNKNOWN_SUBMITTER)
    (asserts! (> (len before) (var-get quorum)) ERR_TOO_FEW_SUBMITTERS)
    (asserts! (is-over (var-get submitter-removed-at) REMOVAL_REST_BLOCKS) ERR_REMOVED_RECENTLY)
    (var-set submitter-removed-at (some burn-block-height))
    (var-set submitters
      (get kept (fold keep-unless-removed before {
        kept: (list),
        removed: account,
      }))
    )
    (print {
      topic: "submitter-removed",
      version: u2,
      account: account,
    })
    (ok true)
  )
)

(define-private (keep-unless-removed
    (account principal)
    (result {
      kept: (list 8 principal),
      removed: principal,
    })
  )
  (if (is-eq account (get removed result))
    result
    (merge result { kept: (with-new account (get kept result)) })
  )
)

;; ---- pause ----

;; Pauses the pool for 432 blocks, or ends the pause. Between the end of one and the next lie 144 blocks.
;; Caller: guardian. Errors: ERR_NOT_INITIALISED, ERR_NOT_GUARDIAN, ERR_PAUSED_RECENTLY, ERR_NOT_PAUSED. Prints: paused-set.
(define-public (set-paused (paused bool))
  (let (
      (current (unwrap! (var-get roles) ERR_NOT_INITIALISED))
      (until (if paused
        (+ burn-block-height LONGEST_PAUSE_BLOCKS)
        burn-block-height
      ))
    )
    (asserts! (is-eq contract-caller (get guardian current)) ERR_NOT_GUARDIAN)
    (asserts! (or (not paused) (is-over (var-get pause-ends-at) PAUSE_REST_BLOCKS)) ERR_PAUSED_RECENTLY)
    (asserts! (or paused (is-paused)) ERR_NOT_PAUSED)
    (var-set pause-ends-at (some until))
    (print {
      topic: "paused-set",
      version: u2,
      paused: paused,
      until: until,
    })
    (ok true)
  )
)

;; True when `rest` blocks went by since `height`.
(define-private (is-over
    (height (optional uint))
    (rest uint)
  )
  (match height
    before (>= burn-block-height (+ before rest))
    true
  )
)

;; ---- reads ----

(define-read-only (get-roles)
  (var-get roles)
)

(define-read-only (get-submitters)
  {
    submitters: (var-get submitters),
    quorum: (var-get quorum),
  }
)

(define-read-only (get-announced-role (role (string-ascii 16)))
  (map-get? announced-roles role)
)

(define-read-only (is-paused)
  (match (var-get pause-ends-at)
    until (< burn-block-height until)
    false
  )
)

;; `pause-ends-at` is the height at which the last pause ends or ended; the next may begin 144 blocks later.
(define-read-only (get-pause)
  {
    paused: (is-paused),
    pause-ends-at: (var-get pause-ends-at),
  }
)
