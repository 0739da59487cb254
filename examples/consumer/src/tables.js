// Several topics from their beginning to the moment of the call, as tables: of a state topic the newest row of each key, of the others all rows.
import { randomUUID } from 'node:crypto'
import { Consumer, FetchIsolationLevels, MessagesStreamModes } from '@platformatic/kafka'
import { plain } from './decode.js'

/** Nothing came for so long: all that was written before the call is read. */
const IDLE_MS = 3_000

/** All records of the topics, as they came. What is written meanwhile is left out. */
async function records(bootstrap, topics, each) {
  const consumer = new Consumer({ groupId: `example-${randomUUID()}`, clientId: 'bithedge-example', bootstrapBrokers: [bootstrap] })
  const begun = BigInt(Date.now())
  const stream = await consumer.consume({
    topics,
    mode: MessagesStreamModes.EARLIEST,
    isolationLevel: FetchIsolationLevels.READ_COMMITTED,
    autocommit: false,
  })
  const idle = setTimeout(() => stream.close(), IDLE_MS)
  for await (const message of stream) {
    if (message.timestamp > begun) continue
    idle.refresh()
    await each(message)
  }
  clearTimeout(idle)
  await consumer.close(true)
}

/** By topic: `rows`, and of all records how many there were, `tombstones` among them, and `faults` of keys and headers. */
export async function tables({ bootstrap, decode, topics }) {
  const found = Object.fromEntries(topics.map((topic) => [topic, { records: 0, tombstones: 0, byKey: new Map(), faults: [], ids: new Set() }]))
  await records(bootstrap, topics, async (message) => {
    const table = found[message.topic]
    const key = await decode.key(message.topic, message.key)
    const value = await decode.value(message.topic, message.value)
    table.records++
    // Each fact stands for itself; of a row of state the newest stands, and a tombstone takes it back.
    const isState = typeof key !== 'string'
    const name = isState ? JSON.stringify(key, plain) : `${message.partition}:${message.offset}`
    if (value === null) {
      table.tombstones++
      table.byKey.delete(name)
    } else {
      table.byKey.set(name, { ...value, _timestamp: message.timestamp })
      table.faults.push(...faultsOf(message, key, value, table.ids))
    }
  })
  return Object.fromEntries(
    Object.entries(found).map(([topic, { byKey, ids, ...table }]) => [topic, { ...table, rows: [...byKey.values()] }]),
  )
}

/** CloudEvents' Kafka binding, binary mode; the fields of an Avro key are in the value too; no fact has the id of another one. */
function faultsOf(message, key, value, ids) {
  const header = (name) => headerOf(message, name)
  const expected = {
    ce_specversion: '1.0',
    ce_type: `io.bithedge.${message.topic}`,
    ce_source: `/bithedge-pool/${message.topic}`,
    ce_id: typeof key === 'string' ? value.eventId : [...Object.values(key), value.height].join(':'),
    ce_time: new Date(Number(value.blockTime)).toISOString().replace('.000Z', 'Z'),
    'content-type': 'application/avro',
  }
  const faults = Object.entries(expected)
    .filter(([name, text]) => header(name) !== text)
    .map(([name, text]) => `${message.topic} ${message.offset}: header ${name}: expected ${text}, got ${header(name)}`)
  if (typeof key !== 'string') {
    for (const [field, part] of Object.entries(key)) {
      if (value[field] !== part) faults.push(`${message.topic} ${message.offset}: key ${field} ${part}, value ${value[field]}`)
    }
  } else if (ids.has(value.eventId)) {
    faults.push(`${message.topic} ${message.offset}: ${value.eventId} was there before`)
  } else {
    ids.add(value.eventId)
  }
  return faults
}

/** Names of headers come as bytes. */
function headerOf(message, name) {
  for (const [key, value] of message.headers) if (key.toString() === name) return value.toString()
  return undefined
}
