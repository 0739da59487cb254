;; price-oracle: BTC and STX in USD x 10^8. Submitters observe; only what a quorum of them agrees on is recorded. Domain
;; section 4.
;; No record depends on an older price: a crash of any size gets through with two honest keys, and one stolen key moves nothing.

(define-constant ERR_NOT_SUBMITTER (err u300))
(define-constant ERR_UNKNOWN_ASSET (err u301))
(define-constant ERR_INVALID_PRICE (err u302))
(define-constant ERR_OBSERVED_AT_OFF (err u303))
(define-constant ERR_OBSERVED_BEFORE (err u304))
(define-constant ERR_NO_PRICE (err u305))
(define-constant ERR_NOT_FIRST_PRICE (err u306))

(define-constant BPS u10000)
;; Observations agree when the highest is at most this above the lowest.
(define-constant AGREEMENT_BPS u100)
;; An observation counts at its height and at the next.
(define-constant FRESH_BLOCKS u2)
(define-constant CLOCK_SECONDS u600)
;; A price times BPS fits a uint, and a price fits a signed 64-bit word.
(define-constant LIMIT_2_63 u9223372036854775808)
(define-constant PLACES (list u0 u1 u2 u3 u4 u5 u6 u7))

;; key: asset and submitter, value: what he saw last
(define-map observations
  { asset: (string-ascii 4), submitter: principal }
  { price: uint, height: uint, observed-at: uint }
)

;; key: asset, value: the last record
(define-map last-prices
  (string-ascii 4)
  { price: uint, height: uint, previous: uint, observed-at: uint }
)

;; key: asset and height, value: the record of that height. `previous` is the height of the record before (u0: none), so that
;; whoever names a record can show in one read that it is the first since a height. `observed-at` never falls from one record to
;; the next.
(define-map recorded-prices
  { asset: (string-ascii 4), height: uint }
  { price: uint, previous: uint, observed-at: uint }
)

;; ---- prices ----

;; Keeps each price as the caller's last observation of the asset, and records the median of those that agree when they are a
;; quorum. The first record of a height stays. One bad item refuses the call.
;; Caller: a submitter of pool-roles. Errors: ERR_NOT_SUBMITTER, ERR_UNKNOWN_ASSET, ERR_INVALID_PRICE, ERR_OBSERVED_AT_OFF (more
;; than 600 s from the time of the block), ERR_OBSERVED_BEFORE (older than his last). Prints per item: price-observed, and
;; price-recorded.
(define-public (submit-prices (prices (list 8 { asset: (string-ascii 4), price: uint, observed-at: uint })))
  (let ((council (contract-call? .pool-roles get-submitters)))
    (asserts! (is-some (index-of? (get submitters council) contract-caller)) ERR_NOT_SUBMITTER)
    (try! (fold submit-price prices (ok council)))
    (ok true)
  )
)

(define-private (submit-price
    (item { asset: (string-ascii 4), price: uint, observed-at: uint })
    (result (response { submitters: (list 8 principal), quorum: uint } uint))
  )
  (let (
      (council (try! result))
      (asset (get asset item))
      (observed-at (get observed-at item))
      (key { asset: asset, submitter: contract-caller })
      (observation { price: (get price item), height: burn-block-height, observed-at: observed-at })
    )
    (asserts! (or (is-eq asset "BTC") (is-eq asset "STX")) ERR_UNKNOWN_ASSET)
    (asserts! (and (> (get price item) u0) (< (get price item) LIMIT_2_63)) ERR_INVALID_PRICE)
    (asserts! (< (distance observed-at stacks-block-time) (+ CLOCK_SECONDS u1)) ERR_OBSERVED_AT_OFF)
    (asserts! (>= observed-at (default-to u0 (get observed-at (map-get? observations key)))) ERR_OBSERVED_BEFORE)
    (map-set observations key observation)
    (print (merge observation {
      topic: "price-observed",
      version: u2,
      asset: asset,
      submitter: contract-caller,
    }))
    (record-agreement asset council)
    (ok council)
  )
)

(define-private (record-agreement
    (asset (string-ascii 4))
    (council { submitters: (list 8 principal), quorum: uint })
  )
  (let (
      (last (map-get? last-prices asset))
      (agreed (get best (fold agree PLACES {
        fresh: (get fresh (fold gather (get submitters council) {
          asset: asset,
          since: (default-to u0 (get observed-at last)),
          fresh: (list),
        })),
        best: (list),
        spread: u0,
      })))
    )
    (if (and
        (>= (len agreed) (get quorum council))
        (not (is-eq (some burn-block-height) (get height last)))
      )
      (record-price asset (default-to u0 (get height last)) agreed)
      false
    )
  )
)

(define-private (record-price
    (asset (string-ascii 4))
    (previous uint)
    (agreed (list 8 { price: uint, observed-at: uint, submitter: principal }))
  )
  (let ((record {
      price: (median agreed),
      previous: previous,
      observed-at: (fold earlier agreed LIMIT_2_63),
    }))
    (map-set recorded-prices { asset: asset, height: burn-block-height } record)
    (map-set last-prices asset (merge record { height: burn-block-height }))
    (print (merge record {
      topic: "price-recorded",
      version: u2,
      asset: asset,
      height: burn-block-height,
      submitters: (map get-submitter agreed),
    }))
    true
  )
)

;; Collects the fresh observations, ascending by price. None is older than the last record.
(define-private (gather
    (submitter principal)
    (state {
      asset: (string-ascii 4), since: uint, fresh: (list 8 { price: uint, observed-at: uint, submitter: principal }),
    })
  )
  (match (map-get? observations { asset: (get asset state), submitter: submitter })
    seen (if (and
        (< burn-block-height (+ (get height seen) FRESH_BLOCKS))
        (>= (get observed-at seen) (get since state))
      )
      (merge state {
        fresh: (insert {
          price: (get price seen),
          observed-at: (get observed-at seen),
          submitter: submitter,
        }
          (get fresh state)
        ),
      })
      state
    )
    state
  )
)

(define-private (insert
    (item { price: uint, observed-at: uint, submitter: principal })
    (ascending (list 8 { price: uint, observed-at: uint, submitter: principal }))
  )
  (let (
      (place (get place (fold count-below ascending { price: (get price item), place: u0 })))
      (lower (default-to (list) (slice? ascending u0 place)))
      (upper (default-to (list) (slice? ascending place (len ascending))))
    )
    ;; The defaults are never taken: there are at most 8 submitters.
    (default-to ascending (as-max-len? (concat (default-to lower (as-max-len? (append lower item) u8)) upper) u8))
  )
)

(define-private (count-below
    (other { price: uint, observed-at: uint, submitter: principal })
    (state { price: uint, place: uint })
  )
  (if (<= (get price other) (get price state))
    (merge state { place: (+ (get place state) u1) })
    state
  )
)

;; Those from the place on that are within AGREEMENT_BPS of the one there. The most count, of as many the closest together,
;; of as close the lowest: who wants to pull a record must be closer to an honest observation than they are to each other.
(define-private (agree
    (place uint)
    (state {
      fresh: (list 8 { price: uint, observed-at: uint, submitter: principal }),
      best: (list 8 { price: uint, observed-at: uint, submitter: principal }),
      spread: uint,
    })
  )
  (match (element-at? (get fresh state) place)
    lowest (let (
        (most (/ (* (get price lowest) (+ BPS AGREEMENT_BPS)) BPS))
        (end (get place (fold count-below (get fresh state) { price: most, place: u0 })))
        (best (get best state))
        (found (default-to best (slice? (get fresh state) place end)))
        (spread (- (default-to u0 (get price (element-at? found (- (len found) u1)))) (get price lowest)))
      )
      (if (or
          (> (len found) (len best))
          (and (is-eq (len found) (len best)) (< spread (get spread state)))
        )
        (merge state { best: found, spread: spread })
        state
      )
    )
    state
  )
)

;; The one in the middle; of an even number the mean of the two there, rounded down.
(define-private (median (ascending (list 8 { price: uint, observed-at: uint, submitter: principal })))
  (let ((count (len ascending)))
    (/ (+ (price-at ascending (/ (- count u1) u2)) (price-at ascending (/ count u2))) u2)
  )
)

(define-private (price-at
    (ascending (list 8 { price: uint, observed-at: uint, submitter: principal }))
    (place uint)
  )
  (default-to u0 (get price (element-at? ascending place)))
)

(define-private (earlier
    (item { price: uint, observed-at: uint, submitter: principal })
    (time uint)
  )
  (if (< (get observed-at item) time)
    (get observed-at item)
    time
  )
)

(define-private (get-submitter (item { price: uint, observed-at: uint, submitter: principal }))
  (get submitter item)
)

(define-private (distance
    (a uint)
    (b uint)
  )
  (if (> a b)
    (- a b)
    (- b a)
  )
)

;; ---- reads ----

;; The last record; the reader judges its age by `height`.
(define-read-only (get-price (asset (string-ascii 4)))
  (map-get? last-prices asset)
)

;; The record of exactly `height`.
(define-read-only (get-recorded-price
    (asset (string-ascii 4))
    (height uint)
  )
  (map-get? recorded-prices { asset: asset, height: height })
)

(define-read-only (get-observation
    (asset (string-ascii 4))
    (submitter principal)
  )
  (map-get? observations { asset: asset, submitter: submitter })
)

;; The record at `at` when it is the first at a height >= `from` that was observed later than `after` (seconds; u0: whenever).
;; Errors: ERR_NO_PRICE (none at that height, or not such a one), ERR_NOT_FIRST_PRICE.
(define-read-only (get-first-price
    (asset (string-ascii 4))
    (from uint)
    (after uint)
    (at uint)
  )
  (let ((record (unwrap! (get-recorded-price asset at) ERR_NO_PRICE)))
    (asserts! (is-such record at from after) ERR_NO_PRICE)
    (asserts!
      (match (get-recorded-price asset (get previous record))
        before (not (is-such before (get previous record) from after))
        true
      )
      ERR_NOT_FIRST_PRICE
    )
    (ok {
      price: (get price record),
      height: at,
    })
  )
)

;; True when there is no record at a height >= `from` that was observed later than `after`.
(define-read-only (is-without-price
    (asset (string-ascii 4))
    (from uint)
    (after uint)
  )
  (match (map-get? last-prices asset)
    last (not (is-such {
      price: (get price last),
      previous: (get previous last),
      observed-at: (get observed-at last),
    }
      (get height last) from after
    ))
    true
  )
)

(define-private (is-such
    (record { price: uint, previous: uint, observed-at: uint })
    (height uint)
    (from uint)
    (after uint)
  )
  (and (>= height from) (> (get observed-at record) after))
)

;; True when every fresh observation of a submitter is within `tolerance-bps` of `reference`, also when none of them is recorded.
(define-read-only (is-near-observations
    (asset (string-ascii 4))
    (reference uint)
    (tolerance-bps uint)
  )
  (get near (fold check-near (get submitters (contract-call? .pool-roles get-submitters)) {
    asset: asset,
    reference: reference,
    tolerance-bps: tolerance-bps,
    near: true,
  }))
)

(define-private (check-near
    (submitter principal)
    (state { asset: (string-ascii 4), reference: uint, tolerance-bps: uint, near: bool })
  )
  (match (map-get? observations { asset: (get asset state), submitter: submitter })
    seen (if (or
        (>= burn-block-height (+ (get height seen) FRESH_BLOCKS))
        (is-near (get price seen) (get reference state) (get tolerance-bps state))
      )
      state
      (merge state { near: false })
    )
    state
  )
)

;; |price - reference| <= reference x tolerance. A reference is below 2^63.
(define-private (is-near
    (price uint)
    (reference uint)
    (tolerance-bps uint)
  )
  (<= (* BPS (distance price reference)) (* tolerance-bps reference))
)
