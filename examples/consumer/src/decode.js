// Keys and values of a topic, by Confluent's registry client for JavaScript: nothing of ours.
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry'
import avro from 'avsc'

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

/** `subjects`: the names of all schemas; `key`, `value`: of a record of the topic. */
export function decoder(url) {
  const registry = new SchemaRegistryClient({ baseURLs: [url], cacheCapacity: 1000 })
  const values = new AvroDeserializer(registry, SerdeType.VALUE, { registry: { long } })
  const keys = new AvroDeserializer(registry, SerdeType.KEY, { registry: { long } })
  return {
    subjects: () => registry.getAllSubjects(),
    // Keys of state topics are Avro, which begins with a zero byte; all others are text.
    key: async (topic, key) => (key?.[0] === 0 ? keys.deserialize(topic, key) : key?.toString()),
    // A tombstone's value is not there at all: its key is taken back.
    value: async (topic, value) => (value == null ? null : values.deserialize(topic, value)),
  }
}

/** For JSON: long integers as text, bytes as hex. */
export const plain = (_, value) => {
  if (typeof value === 'bigint') return value.toString()
  return value?.type === 'Buffer' ? `0x${Buffer.from(value.data).toString('hex')}` : value
}
