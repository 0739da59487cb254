// Prints a topic from its beginning, one JSON line a record, with clients that are not ours. It ends at the first record written after it
// began, or when nothing came for --idle-ms; with --follow it goes on for ever.
// A record without a value takes its key back: its line has "value": null.
// usage: node src/read.js --topic pool.policies.v1 [--bootstrap 127.0.0.1:9092] [--registry http://127.0.0.1:8081/apis/ccompat/v7] [--follow]
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry'
import { Consumer, FetchIsolationLevels, MessagesStreamModes } from '@platformatic/kafka'
import avro from 'avsc'

const { values: options } = parseArgs({
  options: {
    topic: { type: 'string' },
    bootstrap: { type: 'string', default: '127.0.0.1:9092' },
    registry: { type: 'string', default: 'http://127.0.0.1:8081/apis/ccompat/v7' },
    'idle-ms': { type: 'string', default: '3000' },
    follow: { type: 'boolean', default: false },
  },
})
if (!options.topic) {
  console.error('read: --topic is missing, for example --topic pool.policies.v1')
  process.exit(2)
}

// Weights pass 2^53: longs are read as BigInt, not as the doubles that JavaScript would make of them.
const long = avro.types.LongType.__with({
  fromBuffer: (buffer) => buffer.readBigInt64LE(),
  toBuffer: (n) => {
    const buffer = Buffer.alloc(8)
    buffer.writeBigInt64LE(BigInt(n))
    return buffer
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (n) => typeof n === 'bigint',
  compare: (a, b) => (a === b ? 0 : a < b ? -1 : 1),
})
const registry = new SchemaRegistryClient({ baseURLs: [options.registry], cacheCapacity: 1000 })
const values = new AvroDeserializer(registry, SerdeType.VALUE, { registry: { long } })
const keys = new AvroDeserializer(registry, SerdeType.KEY, { registry: { long } })
const consumer = new Consumer({
  groupId: `example-${randomUUID()}`,
  clientId: 'bithedge-example',
  bootstrapBrokers: [options.bootstrap],
})

// Long integers as text, bytes as hex.
const plain = (_, value) => {
  if (typeof value === 'bigint') return value.toString()
  return value?.type === 'Buffer' ? `0x${Buffer.from(value.data).toString('hex')}` : value
}

// Keys of state topics are Avro, which begins with a zero byte; all others are text. A tombstone's value is not there at all.
const keyOf = async (key) => (key?.[0] === 0 ? keys.deserialize(options.topic, key) : key?.toString())
const valueOf = async (value) => (value == null ? null : values.deserialize(options.topic, value))

const begun = BigInt(Date.now())
const stream = await consumer.consume({
  topics: [options.topic],
  mode: MessagesStreamModes.EARLIEST,
  isolationLevel: FetchIsolationLevels.READ_COMMITTED,
  autocommit: false,
})
const idle = options.follow ? undefined : setTimeout(() => stream.close(), Number(options['idle-ms']))
for await (const message of stream) {
  if (idle && message.timestamp > begun) break
  idle?.refresh()
  const key = await keyOf(message.key)
  const value = await valueOf(message.value)
  console.log(JSON.stringify({ key, offset: message.offset, value }, plain))
}
clearTimeout(idle)
await consumer.close(true)
