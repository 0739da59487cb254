// The ten questions of docs/analysts.md over tables of the public topics. Every amount is a BigInt of base units: nothing is rounded but where it says so.

const SUB = 1n << 12n
const ONE = 1n << 63n
const up = (x, by) => (x + by - 1n) / by
const bookOf = (row) => `${row.token}:${row.tier}`
const vintageOf = (row) => `${row.token}:${row.tier}:${row.epoch}`
const own = (row, balance) => row.provider === balance.provider && bookOf(row) === bookOf(balance)
const sum = (rows, amount) => rows.reduce((total, row) => total + amount(row), 0n)

/** Sums of `amounts` (name: amount of a row) for each group, by its name. */
export function totals(rows, group, amounts) {
  const groups = {}
  for (const row of rows) {
    const name = group(row)
    groups[name] ??= Object.fromEntries(Object.keys(amounts).map((key) => [key, 0n]))
    for (const [key, amount] of Object.entries(amounts)) groups[name][key] += amount(row)
  }
  return groups
}

/** 0. What a provider carries, from his weights and the vintages: up where he owes, down where he gets. */
export function balances({ balances, weights, vintages }) {
  const known = new Map(vintages.map((vintage) => [vintageOf(vintage), vintage]))
  return balances.map((balance) => {
    const carried = weights.filter((weight) => own(weight, balance) && known.has(vintageOf(weight)))
    const part = (amount, rounded) =>
      sum(carried, (weight) => {
        const vintage = known.get(vintageOf(weight))
        return rounded(weight.weight * rounded(amount(vintage) * SUB * ONE, vintage.weight), ONE)
      })
    const down = (x, by) => x / by
    return {
      provider: balance.provider,
      token: balance.token,
      tier: balance.tier,
      netDeposits: balance.netDeposits,
      pendingDeposits: balance.pendingDeposits,
      locked: up(part((it) => it.locked, up), SUB),
      losses: up(balance.settledLosses + part((it) => it.losses, up), SUB),
      available: (balance.netDeposits * SUB - balance.settledLosses - part((it) => it.locked + it.losses, up)) >> 12n,
      premiumPending: down(part((it) => it.premiumPending, down), SUB),
      premiumEarned: down(balance.settledPremium + part((it) => it.premiumEarned, down), SUB),
      premiumWithdrawn: balance.premiumWithdrawn,
    }
  })
}

const day = (row) => new Date(Number(row.blockTime)).toISOString().slice(0, 10)
const isVoid = (row) => row.status === 'VOID'

export const questions = {
  premiumPerBookAndDay: ({ premiums_earned }) =>
    totals(premiums_earned, (it) => `${bookOf(it)} ${day(it)}`, { gross: (it) => it.grossPremium, fee: (it) => it.fee, net: (it) => it.netPremium }),

  lossesPerProvider: (tables) => totals(balances(tables), (it) => `${it.provider} ${it.token}`, { losses: (it) => it.losses }),

  policiesByStatus: ({ policies }) =>
    totals(policies, (it) => `${it.token} ${it.status}`, { policies: () => 1n, collateral: (it) => it.collateral, payout: (it) => it.payout }),

  balanceNow: balances,

  /** Of every provider and book, at a height. */
  depositsAt: ({ deposits, withdrawals }, height) => {
    const acts = [
      ...deposits.map((it) => ({ ...it, moved: it.amount })),
      ...withdrawals.map((it) => ({ ...it, moved: -it.capitalAmount })),
    ]
    return totals(
      acts.filter((it) => it.height <= height),
      (it) => `${it.provider} ${bookOf(it)}`,
      { netDeposits: (it) => it.moved },
    )
  },

  capitalOverTime: ({ snapshots }) =>
    totals(snapshots, (it) => `${it.token} ${it.height}`, { capital: (it) => it.capital, locked: (it) => it.locked }),

  largestBuyers: ({ policies_created }) =>
    totals(policies_created, (it) => `${it.buyer} ${it.token}`, {
      policies: () => 1n,
      premium: (it) => it.grossPremium,
      collateral: (it) => it.collateral,
    }),

  utilisation: ({ books }) =>
    Object.fromEntries(books.map(({ capital, locked, used, capacity, ...book }) => [bookOf(book), { capital, locked, used, capacity }])),

  payoutRatio: ({ policies_closed }) =>
    totals(policies_closed, bookOf, { payout: (it) => it.payout, premium: (it) => (isVoid(it) ? 0n : it.netPremium) }),

  /** Milliseconds from a block to its record, middle and 99th of a hundred. */
  lateness: ({ blocks }) => {
    const late = blocks.map((it) => Number(it._timestamp) - Number(it.blockTime)).sort((one, other) => one - other)
    return { p50: late[Math.floor(late.length / 2)], p99: late[Math.floor(late.length * 0.99)] }
  },
}
