;; price-oracle: BTC and STX in USD x 10^8, one price per asset and burn height, written by allow-listed submitters.
;; A price once recorded for a height never changes, so what a policy settles at does not depend on who asks, or when.
;; Domain section 3 (which price) and section 4.

(define-constant ERR_NOT_INITIALISED (err u300))
(define-constant ERR_NOT_DEPLOYER (err u301))
(define-constant ERR_ALREADY_INITIALISED (err u302))
(define-constant ERR_NO_SUBMITTERS (err u303))
(define-constant ERR_NOT_OWNER (err u304))
(define-constant ERR_NOT_GUARDIAN (err u305))
(define-constant ERR_NOT_SUBMITTER (err u306))
(define-constant ERR_UNKNOWN_ROLE (err u307))
(define-constant ERR_NOTHING_ANNOUNCED (err u308))
(define-constant ERR_ANNOUNCED_TOO_RECENTLY (err u309))
(define-constant ERR_ALREADY_SUBMITTER (err u310))
(define-constant ERR_TOO_MANY_SUBMITTERS (err u311))
(define-constant ERR_UNKNOWN_SUBMITTER (err u312))
(define-constant ERR_UNKNOWN_ASSET (err u313))
(define-constant ERR_ZERO_PRICE (err u314))
(define-constant ERR_PRICE_TOO_LARGE (err u315))
(define-constant ERR_OBSERVED_AT_TOO_LARGE (err u316))
(define-constant ERR_PRICE_PENDING (err u317))
(define-constant ERR_NO_PRICE (err u318))

;; Whoever deploys may call `initialise` once; he has no other power.
(define-constant DEPLOYER tx-sender)
(define-constant ROLE_CHANGE_WAIT_BLOCKS u144)
(define-constant BPS u10000)
;; A move of more than this needs a second submitter, unless the last price is older than STALE_BLOCKS.
(define-constant MAX_MOVE_BPS u500)
(define-constant STALE_BLOCKS u144)
(define-constant CONFIRMATION_BLOCKS u6)
(define-constant WINDOW_BLOCKS u6)
;; Prices and times are below 2^63: they fit a signed 64-bit word, and a price times BPS fits a uint.
(define-constant LIMIT_2_63 u9223372036854775808)
(define-constant OFFSETS_AFTER (list u0 u1 u2 u3 u4 u5 u6))
(define-constant OFFSETS_BEFORE (list u1 u2 u3 u4 u5 u6))

;; None until initialised: there is no default for anything that guards money.
(define-data-var settings
  (optional {
    owner: principal,
    guardian: principal,
    submitters: (list 8 principal),
  })
  none
)

;; key: role, value: the account announced for it and the first burn height at which it may be applied
(define-map announced-roles
  (string-ascii 16)
  {
    account: principal,
    applies-at: uint,
  }
)

;; key: asset, value: the last recorded price
(define-map last-prices
  (string-ascii 4)
  {
    price: uint,
    height: uint,
    observed-at: uint,
    submitter: principal,
  }
)

;; key: asset and burn height, value: the first price recorded at that height
(define-map recorded-prices
  {
    asset: (string-ascii 4),
    height: uint,
  }
  {
    price: uint,
    observed-at: uint,
    submitter: principal,
  }
)

;; key: asset and submitter, value: his last price that was too far from the last recorded one.
;; One row per submitter, so that a stolen key cannot push the held price of an honest submitter out.
(define-map held-prices
  {
    asset: (string-ascii 4),
    submitter: principal,
  }
  {
    price: uint,
    height: uint,
    observed-at: uint,
  }
)

;; ---- setting up ----

;; Sets owner, guardian and submitters, once.
;; Caller: the deployer. Errors: ERR_NOT_DEPLOYER, ERR_ALREADY_INITIALISED, ERR_NO_SUBMITTERS. Prints: initialised.
(define-public (initialise (arguments {
  owner: principal,
  guardian: principal,
  submitters: (list 8 principal),
}))
  (begin
    (asserts! (is-eq contract-caller DEPLOYER) ERR_NOT_DEPLOYER)
    (asserts! (is-none (var-get settings)) ERR_ALREADY_INITIALISED)
    (asserts! (> (len (get submitters arguments)) u0) ERR_NO_SUBMITTERS)
    (var-set settings (some arguments))
    (print (merge arguments {
      topic: "initialised",
      version: u1,
      height: burn-block-height,
    }))
    (ok true)
  )
)

;; Announces `account` for "owner", "guardian" or as a further "submitter". The last announcement of a role counts.
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
    (asserts! (or (is-eq role "owner") (is-eq role "guardian") (is-eq role "submitter")) ERR_UNKNOWN_ROLE)
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
;; Caller: owner. Errors: ERR_NOT_INITIALISED, ERR_NOT_OWNER, ERR_NOTHING_ANNOUNCED, ERR_ANNOUNCED_TOO_RECENTLY,
;; ERR_ALREADY_SUBMITTER, ERR_TOO_MANY_SUBMITTERS. Prints: role-applied.
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
            (merge current { submitters: (try! (with-submitter (get submitters current) account)) })
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

(define-private (with-submitter
    (submitters (list 8 principal))
    (account principal)
  )
  (begin
    (asserts! (is-none (index-of? submitters account)) ERR_ALREADY_SUBMITTER)
    (ok (unwrap! (as-max-len? (append submitters account) u8) ERR_TOO_MANY_SUBMITTERS))
  )
)

;; Takes a submitter off the list at once: a stolen key must not have a day.
;; Caller: guardian. Errors: ERR_NOT_INITIALISED, ERR_NOT_GUARDIAN, ERR_UNKNOWN_SUBMITTER. Prints: submitter-removed.
(define-public (remove-submitter (account principal))
  (let (
      (current (unwrap! (var-get settings) ERR_NOT_INITIALISED))
      (submitters (get submitters current))
    )
    (asserts! (is-eq contract-caller (get guardian current)) ERR_NOT_GUARDIAN)
    (asserts! (is-some (index-of? submitters account)) ERR_UNKNOWN_SUBMITTER)
    (var-set settings
      (some (merge current {
        submitters: (get kept (fold keep-unless-removed submitters {
          kept: (list),
          removed: account,
        }))
      }))
    )
    (print {
      topic: "submitter-removed",
      version: u1,
      account: account,
    })
    (ok true)
  )
)

(define-private (keep-unless-removed
    (submitter principal)
    (result {
      kept: (list 8 principal),
      removed: principal,
    })
  )
  (if (is-eq submitter (get removed result))
    result
    ;; The default is never taken: the list only gets shorter.
    (merge result { kept: (default-to (get kept result) (as-max-len? (append (get kept result) submitter) u8)) })
  )
)

;; ---- prices ----

;; Records each price, or holds it until another submitter confirms it; a second price of one height changes nothing.
;; Caller: a submitter. Errors: ERR_NOT_INITIALISED, ERR_NOT_SUBMITTER, ERR_UNKNOWN_ASSET, ERR_ZERO_PRICE,
;; ERR_PRICE_TOO_LARGE, ERR_OBSERVED_AT_TOO_LARGE. Prints: price-recorded or price-held per item.
(define-public (submit-prices (prices (list 8 {
  asset: (string-ascii 4),
  price: uint,
  observed-at: uint,
})))
  (let ((submitters (get submitters (unwrap! (var-get settings) ERR_NOT_INITIALISED))))
    (asserts! (is-some (index-of? submitters contract-caller)) ERR_NOT_SUBMITTER)
    (try! (fold submit-price prices (ok submitters)))
    (ok true)
  )
)

(define-private (submit-price
    (item {
      asset: (string-ascii 4),
      price: uint,
      observed-at: uint,
    })
    (result (response (list 8 principal) uint))
  )
  (let (
      (submitters (try! result))
      (asset (get asset item))
      (price (get price item))
      (free (is-none (map-get? recorded-prices {
        asset: asset,
        height: burn-block-height,
      })))
    )
    (asserts! (is-asset asset) ERR_UNKNOWN_ASSET)
    (asserts! (> price u0) ERR_ZERO_PRICE)
    (asserts! (< price LIMIT_2_63) ERR_PRICE_TOO_LARGE)
    (asserts! (< (get observed-at item) LIMIT_2_63) ERR_OBSERVED_AT_TOO_LARGE)
    (if (is-plausible asset price)
      ;; Whatever this submitter held before, he no longer sees it.
      (begin
        (map-delete held-prices {
          asset: asset,
          submitter: contract-caller,
        })
        (and free (record-price item))
      )
      (match (get found (fold find-confirmed submitters {
        asset: asset,
        price: price,
        found: none,
      }))
        confirmed (if free
          (begin
            (map-delete held-prices {
              asset: asset,
              submitter: confirmed,
            })
            (map-delete held-prices {
              asset: asset,
              submitter: contract-caller,
            })
            (record-price item)
          )
          (hold-price item)
        )
        (hold-price item)
      )
    )
    (ok submitters)
  )
)

;; True when `price` may be recorded on the word of one submitter.
(define-private (is-plausible
    (asset (string-ascii 4))
    (price uint)
  )
  (match (map-get? last-prices asset)
    last (or
      (> (- burn-block-height (get height last)) STALE_BLOCKS)
      (is-within-move price (get price last))
    )
    true
  )
)

;; |price - reference| <= reference x 500 bp. Both are below 2^63, so the products are below 2^77.
(define-private (is-within-move
    (price uint)
    (reference uint)
  )
  (<=
    (* BPS (if (> price reference)
      (- price reference)
      (- reference price)
    ))
    (* MAX_MOVE_BPS reference)
  )
)

;; Finds a submitter other than the caller who held about the same price in the last CONFIRMATION_BLOCKS.
(define-private (find-confirmed
    (submitter principal)
    (search {
      asset: (string-ascii 4),
      price: uint,
      found: (optional principal),
    })
  )
  (if (or (is-some (get found search)) (is-eq submitter contract-caller))
    search
    (match (map-get? held-prices {
      asset: (get asset search),
      submitter: submitter,
    })
      held (if (and
          (<= burn-block-height (+ (get height held) CONFIRMATION_BLOCKS))
          (is-within-move (get price search) (get price held))
        )
        (merge search { found: (some submitter) })
        search
      )
      search
    )
  )
)

(define-private (record-price (item {
  asset: (string-ascii 4),
  price: uint,
  observed-at: uint,
}))
  (begin
    (map-set recorded-prices {
      asset: (get asset item),
      height: burn-block-height,
    } {
      price: (get price item),
      observed-at: (get observed-at item),
      submitter: contract-caller,
    })
    (map-set last-prices (get asset item) {
      price: (get price item),
      height: burn-block-height,
      observed-at: (get observed-at item),
      submitter: contract-caller,
    })
    (print {
      topic: "price-recorded",
      version: u1,
      asset: (get asset item),
      price: (get price item),
      height: burn-block-height,
      observed-at: (get observed-at item),
      submitter: contract-caller,
    })
    true
  )
)

(define-private (hold-price (item {
  asset: (string-ascii 4),
  price: uint,
  observed-at: uint,
}))
  (begin
    (map-set held-prices {
      asset: (get asset item),
      submitter: contract-caller,
    } {
      price: (get price item),
      height: burn-block-height,
      observed-at: (get observed-at item),
    })
    (print {
      topic: "price-held",
      version: u1,
      asset: (get asset item),
      price: (get price item),
      height: burn-block-height,
      observed-at: (get observed-at item),
      submitter: contract-caller,
    })
    true
  )
)

(define-private (is-asset (asset (string-ascii 4)))
  (or (is-eq asset "BTC") (is-eq asset "STX"))
)

;; ---- reads ----

(define-read-only (get-settings)
  (var-get settings)
)

(define-read-only (get-announced-role (role (string-ascii 16)))
  (map-get? announced-roles role)
)

;; The last recorded price; the reader judges its age by `height`.
(define-read-only (get-price (asset (string-ascii 4)))
  (map-get? last-prices asset)
)

;; The price recorded at exactly `height`.
(define-read-only (get-recorded-price
    (asset (string-ascii 4))
    (height uint)
  )
  (map-get? recorded-prices {
    asset: asset,
    height: height,
  })
)

(define-read-only (get-held-price
    (asset (string-ascii 4))
    (submitter principal)
  )
  (map-get? held-prices {
    asset: asset,
    submitter: submitter,
  })
)

;; The price of an expiration at `height`: the first recorded in [height, height + 6], else the last in [height - 6, height).
;; ERR_PRICE_PENDING while a price in the first window may still come, ERR_NO_PRICE when there is none in either.
(define-read-only (get-settlement-price
    (asset (string-ascii 4))
    (height uint)
  )
  (let ((after (get found (fold find-after OFFSETS_AFTER {
      asset: asset,
      height: height,
      found: none,
    }))))
    (asserts! (or (is-some after) (> burn-block-height (+ height WINDOW_BLOCKS))) ERR_PRICE_PENDING)
    (ok (unwrap!
      (if (is-some after)
        after
        (get found (fold find-before OFFSETS_BEFORE {
      asset: asset,
      height: height,
      found: none,
    }))
      )
      ERR_NO_PRICE
    ))
  )
)

;; The price of an activation requested at `height`: the first recorded in [height + 1, height + 7].
;; ERR_PRICE_PENDING while it may still come, ERR_NO_PRICE when the window closed without one.
(define-read-only (get-activation-price
    (asset (string-ascii 4))
    (height uint)
  )
  (let ((after (get found (fold find-after OFFSETS_AFTER {
      asset: asset,
      height: (+ height u1),
      found: none,
    }))))
    (asserts! (or (is-some after) (> burn-block-height (+ height u1 WINDOW_BLOCKS))) ERR_PRICE_PENDING)
    (ok (unwrap! after ERR_NO_PRICE))
  )
)

(define-private (find-after
    (offset uint)
    (search {
      asset: (string-ascii 4),
      height: uint,
      found: (optional {
        price: uint,
        height: uint,
      }),
    })
  )
  (find-at (+ (get height search) offset) search)
)

(define-private (find-before
    (offset uint)
    (search {
      asset: (string-ascii 4),
      height: uint,
      found: (optional {
        price: uint,
        height: uint,
      }),
    })
  )
  (if (< (get height search) offset)
    search
    (find-at (- (get height search) offset) search)
  )
)

;; Stops reading at the first price found.
(define-private (find-at
    (height uint)
    (search {
      asset: (string-ascii 4),
      height: uint,
      found: (optional {
        price: uint,
        height: uint,
      }),
    })
  )
  (if (is-some (get found search))
    search
    (match (map-get? recorded-prices {
      asset: (get asset search),
      height: height,
    })
      recorded (merge search { found: (some {
        price: (get price recorded),
        height: height,
      }) })
      search
    )
  )
)
