import { useState } from 'preact/hooks';
import { problemOf } from '../api/answer';
import { withQuery } from '../api/client';
import type { Account } from '../api/people';
import { useQueried, useQueriedText } from '../app/router';
import { plainly } from '../format/refusals';
import { bookLabel } from '../format/words';
import { Field, Select } from '../parts/Field';
import { Card } from '../parts/layout';
import { Notice } from '../parts/states';

const FORMATS = [
  { key: 'csv', label: 'CSV', accept: 'text/csv', file: 'bithedge-statement.csv' },
  { key: 'tax', label: 'CSV for tax programs', accept: 'text/csv', file: 'bithedge-statement-tax.csv' },
  { key: 'json', label: 'JSON', accept: 'application/json', file: 'bithedge-statement.json' },
] as const;

/** Where a statement is: one book or all, between two Bitcoin heights or from the first to the last. */
export function statementPath(
  address: string,
  query: { readonly book: string; readonly from: string; readonly to: string; readonly format: string },
): string {
  const [token, tier] = query.book === 'all' ? [] : query.book.split(':');
  return withQuery(`/v1/providers/${address}/statement`, {
    token,
    tier,
    from: query.from.trim() || undefined,
    to: query.to.trim() || undefined,
    format: query.format === 'json' ? undefined : query.format,
  });
}

/** A statement adds up to the unit: opening, acts, premiums and losses by policy, closing. */
export function Statement({ address, accounts }: { address: string; accounts: readonly Account[] }) {
  const books = accounts.map((it) => `${it.token}:${it.tier}`);
  const [book, setBook] = useQueried<string>('statement', ['all', ...books]);
  const [from, setFrom] = useQueriedText('from');
  const [to, setTo] = useQueriedText('to');
  const [sentence, setSentence] = useState<string | null>(null);
  const heights = [from, to].every((it) => it.trim() === '' || /^\d{1,9}$/.test(it.trim()));
  const save = async (format: (typeof FORMATS)[number]) => {
    setSentence(await download(statementPath(address, { book, from, to, format: format.key }), format));
  };
  return (
    <Card title="Statement">
      <div class="stack">
        <p class="muted">
          Opening and closing balance, every act, and every premium and loss by policy, adding up to the unit. The CSV
          has decimal amounts with their unit, and what they were worth in dollars on their day; network fees are in
          your wallet&apos;s own history.
        </p>
        <div class="statement-fields">
          <Select
            label="Book"
            value={book}
            change={setBook}
            options={[
              { key: 'all', label: 'All books' },
              ...accounts.map((it) => ({ key: `${it.token}:${it.tier}`, label: bookLabel(it) })),
            ]}
          />
          <Field label="From Bitcoin block" value={from} change={setFrom} inputMode="numeric" placeholder="the first" />
          <Field label="To Bitcoin block" value={to} change={setTo} inputMode="numeric" placeholder="the last" />
        </div>
        {!heights && <Notice tone="warn">Heights are whole numbers, such as 870000.</Notice>}
        <div class="row">
          {FORMATS.map((format) => (
            <button
              key={format.key}
              type="button"
              class="button small"
              disabled={!heights}
              onClick={() => void save(format)}
            >
              Download {format.label}
            </button>
          ))}
          <a
            class="button small"
            href={statementPath(address, { book, from, to, format: 'html' })}
            target="_blank"
            rel="noreferrer"
          >
            Print
            <span class="sr-only"> (opens another page)</span>
          </a>
          <a class="button small" href={`/v1/providers/${address}/feed`} target="_blank" rel="noreferrer">
            Feed of news
            <span class="sr-only"> (opens another page)</span>
          </a>
        </div>
        {sentence && (
          <Notice tone="warn" live>
            {sentence}
          </Notice>
        )}
      </div>
    </Card>
  );
}

/** Saves the answer as a file; a sentence when there was none. */
async function download(path: string, format: (typeof FORMATS)[number]): Promise<string | null> {
  try {
    const response = await fetch(path, { headers: { Accept: format.accept } });
    if (!response.ok) {
      const body: unknown = await response.json().catch(() => undefined);
      return plainly(problemOf(response.status, body, path));
    }
    const url = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = format.file;
    link.click();
    URL.revokeObjectURL(url);
    return null;
  } catch {
    return 'The server does not answer. Please try again.';
  }
}
