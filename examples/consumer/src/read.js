// Prints a topic from its beginning, one JSON line a record, with clients that are not ours. It ends at the first record written after it
// began, or when nothing came for --idle-ms; with --follow it goes on for ever.
// A record without a value takes its key back: its line has "value": null.
// usage: node src/read.js --topic pool.policies.v1 [--bootstrap 127.0.0.1:9092] [--registry http://127.0.0.1:8081/apis/ccompat/v7] [--follow]
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { Consumer, FetchIsolationLevels, MessagesStreamModes } from '@platformatic/kafka'
import { decoder, plain } from './decode.js'

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

const decode = decoder(options.registry)
const consumer = new Consumer({
  groupId: `example-${randomUUID()}`,
  clientId: 'bithedge-example',
  bootstrapBrokers: [options.bootstrap],
})

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
  const key = await decode.key(options.topic, message.key)
  const value = await decode.value(options.topic, message.value)
  console.log(JSON.stringify({ key, offset: message.offset, value }, plain))
}
clearTimeout(idle)
await consumer.close(true)
