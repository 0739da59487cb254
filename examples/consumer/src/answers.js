// Answers the ten questions of docs/analysts.md from the public topics. With --api, every answer is held against the API of the same system, to the unit.
// usage: node src/answers.js [--bootstrap 127.0.0.1:9092] [--registry http://127.0.0.1:8081/apis/ccompat/v7] [--api http://127.0.0.1:8080]
// Status 1 when a number differs, a topic is empty, or a record's key or headers are not as documented.
import { parseArgs } from 'node:util'
import { differences } from './against-api.js'
import { decoder, plain } from './decode.js'
import { questions } from './questions.js'
import { tables } from './tables.js'

const { values: options } = parseArgs({
  options: {
    bootstrap: { type: 'string', default: '127.0.0.1:9092' },
    registry: { type: 'string', default: 'http://127.0.0.1:8081/apis/ccompat/v7' },
    api: { type: 'string' },
  },
})

const decode = decoder(options.registry)
// The registry knows which topics are made for others.
const topics = (await decode.subjects())
  .filter((subject) => subject.startsWith('pool.') && subject.endsWith('-value'))
  .map((subject) => subject.replace(/-value$/, ''))
  .sort()
const read = await tables({ bootstrap: options.bootstrap, decode, topics })

/** pool.policies-created.v1 is policies_created. */
const nameOf = (topic) => topic.replace(/^pool\./, '').replace(/\.v\d+$/, '').replaceAll('-', '_')
const named = Object.fromEntries(Object.entries(read).map(([topic, { rows }]) => [nameOf(topic), rows]))

const faults = []
for (const [topic, table] of Object.entries(read)) {
  console.log(`${topic}: ${table.records} records, ${table.tombstones} of them tombstones, ${table.rows.length} rows`)
  if (table.records === 0) faults.push(`${topic}: no records`)
  faults.push(...table.faults.slice(0, 3))
}
const heights = named.blocks.map((it) => it.height)
const middle = heights[Math.floor(heights.length / 2)]
for (const [name, question] of Object.entries(questions)) console.log(JSON.stringify({ [name]: question(named, middle) }, plain))
// A record cannot be there before its block.
const early = named.blocks.filter((it) => Number(it._timestamp) < Number(it.blockTime))
if (early.length > 0) faults.push(`${early.length} blocks are of a time after that of their record, the first at ${early[0].height}`)
if (options.api) {
  const { compared, different } = await differences(options.api, named, middle)
  console.log(`${topics.length} topics; ${compared} numbers compared with the API, ${different.length} differ`)
  faults.push(...different)
}
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1
