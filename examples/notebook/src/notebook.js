// The chapters of docs/analysts-notebook.md: a question, its SQL for DuckDB over the files of an export, and the picture of its answer. `perTable` rows are shown of it.

const token = { STX: '0.000001', SBTC: '0.00000001' }

/** Whole tokens, to the last unit: see docs/analysts.md. */
const whole = (column) =>
  `${column}::decimal(29, 0) * case token when 'STX' then ${token.STX} else ${token.SBTC} end::decimal(9, 8)`

const book = { field: 'book', type: 'nominal', title: 'Book' }
const day = { field: 'day', type: 'ordinal', title: 'Day of the block (UTC)', axis: { labelAngle: 0 } }
const apart = { field: 'token', type: 'nominal', title: null }

export const chapters = [
  {
    name: 'what-there-is',
    title: 'What there is',
    words: 'Up to which block the rows reach, and how many there are of each kind.',
    sql: `select (select max(height) from blocks) as height, (select max(blockTime) from blocks) as blockTime,
       (select count(*) from deposits) as deposits, (select count(*) from policies_created) as policies,
       (select count(*) from policies_closed) as ended, (select count(*) from withdrawals) as withdrawals`,
  },
  {
    name: 'capital',
    title: 'Capital over time',
    words:
      'What providers have in the books, and what of it is locked behind live policies. A snapshot is taken in the first final block of an hour; tokens are never added to each other, so each has a scale of its own.',
    sql: `select blockTime as time, token, token || ' ' || tier as book,
       ${whole('capital')} as capital,
       ${whole('locked')} as locked
from snapshots order by slot desc, token, tier`,
    picture: {
      facet: { row: apart },
      spec: {
        width: 560,
        height: 150,
        mark: { type: 'line', interpolate: 'step-after' },
        encoding: {
          x: { field: 'time', type: 'temporal', title: 'Time of the block (UTC)', scale: { type: 'utc' }, axis: { format: '%b %d, %H h', tickCount: 6 } },
          y: { field: 'capital', type: 'quantitative', title: 'Capital, whole tokens' },
          color: book,
        },
      },
      resolve: { scale: { y: 'independent' } },
    },
  },
  {
    name: 'premium',
    title: 'Premium by day',
    words:
      'A premium is the providers’ own when its policy has ended: what the buyers paid is gross, the vault keeps a fee, net is what was earned.',
    sql: `select blockTime::date as day, token, token || ' ' || tier as book,
       sum(${whole('grossPremium')}) as gross,
       sum(${whole('fee')}) as fee,
       sum(${whole('netPremium')}) as net
from premiums_earned group by all order by all`,
    picture: {
      facet: { row: apart },
      spec: {
        width: 560,
        height: 130,
        mark: 'bar',
        encoding: { x: day, y: { field: 'net', type: 'quantitative', title: 'Net, whole tokens' }, color: book },
      },
      resolve: { scale: { y: 'independent' } },
    },
  },
  {
    name: 'strikes',
    title: 'What was bought',
    words: 'Each policy by its strike and its length. A put pays below its strike, a call above it; a day is 144 Bitcoin blocks.',
    sql: `select policyType as type, style, strikeUsdE8 / 1e8 as strikeUsd, amountSats / 1e8 as btc,
       round((expirationBurnHeight - burnHeight) / 144, 2) as days, token
from policies_created order by policyId`,
    picture: {
      width: 560,
      height: 260,
      mark: { type: 'point', filled: true, opacity: 0.7 },
      encoding: {
        x: { field: 'days', type: 'quantitative', title: 'Length in days', scale: { zero: false } },
        y: { field: 'strikeUsd', type: 'quantitative', title: 'Strike, USD', scale: { zero: false } },
        size: { field: 'btc', type: 'quantitative', title: 'BTC' },
        color: { field: 'type', type: 'nominal', title: 'Type' },
        shape: { field: 'token', type: 'nominal', title: 'Backed by' },
      },
    },
  },
  {
    name: 'outcomes',
    title: 'How policies ended',
    words: 'By status, with what was paid out.',
    sql: `select status, token, count(*) as policies,
       sum(${whole('payout')}) as payout
from policies group by all order by all`,
    picture: {
      width: 560,
      mark: 'bar',
      encoding: {
        y: { field: 'status', type: 'nominal', title: null },
        x: { field: 'policies', type: 'quantitative', title: 'Policies', axis: { tickMinStep: 1 } },
        color: { field: 'token', type: 'nominal', title: 'Backed by' },
      },
    },
  },
  {
    name: 'payout-ratio',
    title: 'Earned and paid',
    words: 'Of each book: premium that providers earned, and what its policies cost them. A ratio above 1 is a loss.',
    sql: `select token, token || ' ' || tier as book,
       coalesce(sum(${whole('netPremium')}) filter (status <> 'VOID'), 0) as earned,
       sum(${whole('payout')}) as paid,
       round(sum(payout) / nullif(sum(netPremium) filter (status <> 'VOID'), 0), 3) as ratio
from policies_closed group by token, tier order by token, tier`,
    picture: {
      transform: [{ fold: ['earned', 'paid'], as: ['what', 'tokens'] }],
      facet: { row: apart },
      spec: {
        width: 560,
        mark: 'bar',
        encoding: {
          y: { field: 'book', type: 'nominal', title: null },
          yOffset: { field: 'what' },
          x: { field: 'tokens', type: 'quantitative', title: 'Whole tokens' },
          color: { field: 'what', type: 'nominal', title: null },
        },
      },
      resolve: { scale: { x: 'independent', y: 'independent' } },
    },
  },
  {
    name: 'prices',
    title: 'Prices on the chain',
    words: 'What the oracle contract recorded: policies end by these.',
    sql: `select blockTime as time, asset, priceUsdE8 / 1e8 as usd from prices_recorded order by asset, height`,
    picture: {
      facet: { row: { field: 'asset', type: 'nominal', title: null } },
      spec: {
        width: 560,
        height: 130,
        mark: { type: 'line', interpolate: 'step-after', point: true },
        encoding: {
          x: { field: 'time', type: 'temporal', title: 'Time of the block (UTC)', scale: { type: 'utc' }, axis: { format: '%b %d, %H h', tickCount: 6 } },
          y: { field: 'usd', type: 'quantitative', title: 'USD', scale: { zero: false }, axis: { format: ',.4~f' } },
        },
      },
      resolve: { scale: { y: 'independent' } },
    },
  },
]
