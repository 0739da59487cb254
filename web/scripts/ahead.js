// Draws each page ahead into dist/: the shell and what needs no answer is seen before any code runs. `shell.html` is the page without that, for
// addresses that name somebody or something, and for a time without a connection.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pagesAhead } from '../target/ahead/ahead.js';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));
const shell = readFileSync(`${dist}index.html`, 'utf8');
const routes = readFileSync(new URL('../src/app/pages.ts', import.meta.url), 'utf8');

/** The file of a page, as the list of pages names it. */
function sourceOf(href) {
  const found = new RegExp(`href: '${href}',.*import\\('\\.\\./(.*)'\\)`).exec(routes);
  if (!found) throw new Error(`src/app/pages.ts: expected a page with href: '${href}' and its import on one line`);
  return `src/${found[1]}.tsx`;
}

/** What a chunk imports at once, itself first. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

/** Of the page's own code, which the shell does not name: asked for with the shell's, not after it. */
function linksOf(href) {
  const chunks = [...closure(sourceOf(href))].map((key) => manifest[key]);
  const links = [
    ...chunks.flatMap(({ css = [] }) => css.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`)),
    ...chunks.map(({ file }) => `<link rel="modulepreload" crossorigin href="/${file}">`),
  ];
  return [...new Set(links)].filter((link) => !shell.includes(/href="([^"]*)"/.exec(link)[1])).join('\n    ');
}

function replaced(page, part, by) {
  if (!page.includes(part)) throw new Error(`index.html: expected ${part}`);
  return page.replace(part, () => by);
}

writeFileSync(`${dist}shell.html`, shell);
for (const { href, name, title, html } of await pagesAhead()) {
  let page = replaced(shell, '<div id="app"></div>', `<div id="app" data-ahead>${html}</div>`);
  page = replaced(page, '  </head>', `    ${linksOf(href)}\n  </head>`);
  if (name !== 'index') page = replaced(page, '<title>', `<title>${title} · `);
  writeFileSync(`${dist}${name}.html`, page);
}
