// Holds the answers of questions.js against what the HTTP API of the same system says.
import { balances, questions, totals } from './questions.js'

/** All pages of a list. */
async function all(ask, path, list) {
  const items = []
  let cursor = null
  do {
    const page = await ask(`${path}${path.includes('?') ? '&' : '?'}limit=500${cursor ? `&cursor=${cursor}` : ''}`)
    items.push(...page[list])
    cursor = page.next
  } while (cursor)
  return items
}

const bookOf = (it) => `${it.token}:${it.tier}`

async function accounts(ask, providers, height) {
  const at = height === undefined ? '' : `?at=${height}`
  const answers = await Promise.all(providers.map((provider) => ask(`/v1/providers/${provider}${at}`).catch(() => ({ provider, books: [] }))))
  return answers.flatMap(({ provider, books }) => books.map((book) => ({ provider, ...book })))
}

/** By the names of the topics' answers: what the API says, as it says it. */
async function answersOf(ask, tables, height) {
  const providers = [...new Set(tables.balances.map((it) => it.provider))]
  const { books } = await ask('/v1/books')
  const policies = await all(ask, '/v1/policies', 'policies')
  const sold = (await Promise.all(books.map(async (it) => (await all(ask, `/v1/books/${it.token}/${it.tier}/policies`, 'policies')).map((policy) => ({ ...policy, ...it }))))).flat()
  const now = await accounts(ask, providers)
  const metrics = (await ask('/v1/pool/metrics?limit=500')).snapshots
  const n = (name) => (it) => BigInt(it[name])
  return {
    premiumOfBooks: Object.fromEntries(books.map((it) => [bookOf(it), { net: it.premiumEarned }])),
    lossesPerProvider: totals(now, (it) => `${it.provider} ${it.token}`, { losses: n('losses') }),
    policiesByStatus: totals(policies, (it) => `${it.token} ${it.status}`, {
      policies: () => 1n,
      collateral: n('collateral'),
      payout: (it) => BigInt(it.settlement?.payout ?? 0),
    }),
    balanceNow: Object.fromEntries(
      now.map((it) => [
        `${it.provider} ${bookOf(it)}`,
        {
          netDeposits: it.deposited,
          pendingDeposits: it.pending,
          locked: it.locked,
          losses: it.losses,
          available: it.available,
          premiumPending: it.premiumPending,
          premiumEarned: it.premiumEarned,
          premiumWithdrawn: it.premiumWithdrawn,
        },
      ]),
    ),
    depositsAt: Object.fromEntries((await accounts(ask, providers, height)).map((it) => [`${it.provider} ${bookOf(it)}`, { netDeposits: it.deposited }])),
    capitalOverTime: Object.fromEntries(
      metrics.flatMap(({ height: at, tokens }) => tokens.map((it) => [`${it.token} ${at}`, { capital: it.capital, locked: it.locked }])),
    ),
    largestBuyers: totals(policies, (it) => `${it.owner} ${it.token}`, { policies: () => 1n, premium: n('premium'), collateral: n('collateral') }),
    utilisation: Object.fromEntries(books.map((it) => [bookOf(it), { capital: it.capital, locked: it.locked, used: it.used, capacity: it.capacity }])),
    exposure: Object.fromEntries(books.map((it) => [bookOf(it), { collateral: it.locked }])),
    payoutRatio: totals(
      sold.filter((it) => it.closed),
      bookOf,
      { payout: n('payout'), premium: (it) => (it.status === 'VOID' ? 0n : BigInt(it.netPremium)) },
    ),
  }
}

/** What the topics say, in the same form. */
function answersOfTopics(tables, height) {
  const byAccount = balances(tables).map(({ provider, token, tier, ...amounts }) => [`${provider} ${token}:${tier}`, amounts])
  const asked = (name) => questions[name](tables, height)
  return {
    premiumOfBooks: totals(tables.premiums_earned, bookOf, { net: (it) => it.netPremium }),
    lossesPerProvider: asked('lossesPerProvider'),
    policiesByStatus: asked('policiesByStatus'),
    balanceNow: Object.fromEntries(byAccount),
    depositsAt: asked('depositsAt'),
    capitalOverTime: asked('capitalOverTime'),
    largestBuyers: asked('largestBuyers'),
    utilisation: asked('utilisation'),
    // Live policies are what is locked.
    exposure: totals(tables.exposure, bookOf, { collateral: (it) => it.collateral }),
    payoutRatio: asked('payoutRatio'),
  }
}

export async function differences(api, tables, height) {
  const ask = async (path) => {
    const answer = await fetch(api + path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const said = await answersOf(ask, tables, height)
  const read = answersOfTopics(tables, height)
  const different = []
  let compared = 0
  for (const question of Object.keys(read)) {
    for (const name of new Set([...Object.keys(read[question]), ...Object.keys(said[question])])) {
      const ours = read[question][name] ?? {}
      const theirs = said[question][name] ?? {}
      for (const field of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
        compared++
        // Nobody writes a row of nothing.
        const [one, other] = [BigInt(ours[field] ?? 0), BigInt(theirs[field] ?? 0)]
        if (one !== other) different.push(`${question} ${name} ${field}: topics ${one}, API ${other}`)
      }
    }
  }
  return { compared, different }
}
