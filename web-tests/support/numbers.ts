import type { Page } from '@playwright/test';

interface Shown {
  /** every decimal, as hovering says it */
  readonly exact: string;
  readonly text: string;
  readonly hasUnit: boolean;
}

/** Every amount on the page. */
async function amounts(page: Page): Promise<Shown[]> {
  return page.evaluate(() => {
    const headOf = (cell: Element) => {
      const table = cell.closest('table');
      const index = [...(cell.parentElement?.children ?? [])].indexOf(cell);
      return table?.querySelectorAll('thead th')[index]?.textContent ?? '';
    };
    return [...document.querySelectorAll('.amount[data-tip]')].map((it) => {
      const bare = it.cloneNode(true) as Element;
      for (const part of bare.querySelectorAll('.unit, .pending-word')) part.remove();
      const text = (bare.textContent ?? '').trim();
      const cell = it.closest('td, th');
      const hasUnit =
        it.querySelector('.unit') !== null ||
        text.includes('$') ||
        (cell !== null && /STX|sBTC|BTC|USD/.test(headOf(cell)));
      return { exact: (it.getAttribute('data-tip') ?? '').split('\n')[0] ?? '', text, hasUnit };
    });
  });
}

/** Amounts that are written in two ways on this page, and those of which nothing says the unit. All decimals may stand beside the usual way. */
export async function doubtfulAmounts(page: Page): Promise<string[]> {
  const all = await amounts(page);
  const bare = (text: string) => text.replace(/^[−+]/, '');
  const ways = new Map<string, Set<string>>();
  for (const { exact, text } of all) {
    const key = bare(exact);
    const isWhole = key.replace(/ (STX|sBTC|BTC)$/, '') === bare(text);
    if (!isWhole) ways.set(key, (ways.get(key) ?? new Set()).add(bare(text)));
  }
  const twice = [...ways].filter(([, texts]) => texts.size > 1).map(([exact, texts]) => `${exact} is ${[...texts].join(' and ')}`);
  return [...twice, ...all.filter((it) => !it.hasUnit).map((it) => `${it.text}: of what?`)];
}

/** Grids of numbers whose card does not say what they are in. */
export function gridsWithoutUnit(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('table.heat')].flatMap((it) => {
      const title = it.closest('.card')?.querySelector('h2, h3')?.textContent ?? '';
      const corner = it.querySelector('thead th')?.textContent ?? '';
      const isCount = it.closest('.card')?.querySelector('input:checked + span')?.textContent === 'Policies';
      return (isCount || /STX|sBTC|BTC/.test(title)) && corner !== '' ? [] : [`${title}: ${corner}`];
    }),
  );
}

/** Times that are not UTC, or not written as all others. */
export function foreignTimes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const tips = [...document.querySelectorAll('[data-tip], [title]')].map(
      (it) => `${it.getAttribute('data-tip') ?? ''} ${it.getAttribute('title') ?? ''}`,
    );
    const text = [document.body.innerText, ...tips].join('\n');
    const american = text.match(/\d{1,2}:\d{2}(:\d{2})? ?[AP]M|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b(PST|PDT|GMT)\b/g) ?? [];
    const dated = text.match(/\d{1,2} [A-Z][a-z]{2} \d{4},? \d{2}:\d{2}(:\d{2})?(?! UTC|:|\d)/g) ?? [];
    return [...american, ...dated];
  });
}
