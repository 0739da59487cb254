// Writes docs/analysts-notebook.md and its pictures anew from the files of `bithedge export --all --out FOLDER`.
// usage: node src/make.js --files FOLDER [--out ../../docs]. Status 1 when a query fails or has no rows.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import * as vega from 'vega'
import { compile } from 'vega-lite'
import { chapters } from './notebook.js'

const PICTURES = 'notebook'
const MOST_ROWS = 8

const { values: options } = parseArgs({
  options: { files: { type: 'string' }, out: { type: 'string', default: new URL('../../../docs', import.meta.url).pathname } },
})
if (options.files === undefined) throw new Error('--files FOLDER: expected what `bithedge export --all --out FOLDER` wrote')

const database = await (await DuckDBInstance.create()).connect()
await database.run("set timezone = 'UTC'")
for (const file of readdirSync(options.files).filter((name) => name.endsWith('.parquet'))) {
  await database.run(`create view ${file.replace('.parquet', '')} as from '${join(options.files, file)}'`)
}

mkdirSync(join(options.out, PICTURES), { recursive: true })
const pages = []
for (const chapter of chapters) {
  const reader = await database.runAndReadAll(chapter.sql)
  const rows = reader.getRowObjectsJson()
  if (rows.length === 0) throw new Error(`${chapter.name}: no rows`)
  if (chapter.picture) writeFileSync(join(options.out, PICTURES, `${chapter.name}.svg`), `${await drawn(chapter.picture, rows)}\n`)
  pages.push(page(chapter, reader.columnNames(), rows))
}
writeFileSync(join(options.out, 'analysts-notebook.md'), `${head()}\n${pages.join('\n')}`)
console.log(`${chapters.length} chapters, ${chapters.filter((it) => it.picture).length} pictures in ${options.out}`)

function head() {
  return `# A notebook

Made by \`npm --prefix examples/notebook run make -- --files FOLDER\` of the files that \`./bithedge export --all --out FOLDER\` wrote behind a demo; every build runs its queries. Names and units of the fields: [topics.md](topics.md). More questions, and what a provider has: [analysts.md](analysts.md).
`
}

function page({ name, title, words, sql, picture }, columns, rows) {
  const shown = rows.slice(0, MOST_ROWS)
  const lines = [columns, columns.map(() => '---'), ...shown.map((row) => columns.map((column) => text(row[column])))]
  return [
    `## ${title}\n`,
    `${words}\n`,
    `\`\`\`sql\n${sql};\n\`\`\`\n`,
    ...(picture ? [`![${title}](${PICTURES}/${name}.svg)\n`] : []),
    `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`,
    ...(rows.length > shown.length ? [`${rows.length - shown.length} more rows.\n`] : []),
  ].join('\n')
}

function text(value) {
  return value === null ? '' : String(value)
}

/** Numbers come as text, so that none loses a digit in the table; a picture has no use for the last one. */
async function drawn(picture, rows) {
  const values = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])))
  const { spec } = compile({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json', background: 'white', data: { values }, ...picture })
  return new vega.View(vega.parse(spec), { renderer: 'none' }).toSVG()
}

function plain(value) {
  if (typeof value !== 'string') return value
  if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  return /^\d{4}-\d\d-\d\d/.test(value) ? `${value.replace(' ', 'T').replace(/[+]00$/, '')}${value.length > 10 && !value.endsWith('Z') ? 'Z' : ''}` : value
}
