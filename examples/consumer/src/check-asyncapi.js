// Reads docs/asyncapi.json with AsyncAPI's own parser; prints what is wrong and ends with status 1 when anything is.
import { readFileSync } from 'node:fs'
import { Parser } from '@asyncapi/parser'

const file = new URL('../../../docs/asyncapi.json', import.meta.url)
const { document, diagnostics } = await new Parser().parse(readFileSync(file, 'utf8'))
const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 0)
for (const error of errors) console.error(`${error.path.join('/')}: ${error.message}`)
if (!document || errors.length > 0) process.exit(1)
console.log(`asyncapi.json: ${document.channels().length} channels, 0 errors`)
