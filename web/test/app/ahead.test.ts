import { describe, expect, it } from 'vitest';
import { pagesAhead } from '../../src/ahead';

describe('pages that are drawn ahead', async () => {
  const pages = await pagesAhead();

  it.each([
    ['index', 'Price protection for Bitcoin', 'Protect my Bitcoin'],
    ['protect', 'Protect', 'You pay once'],
    ['provider', 'Provider', 'How providing works'],
    ['policies', 'My policies', 'Connect to see your policies'],
    ['pool', 'Pool', 'these are its books'],
    ['risk', 'Risk', 'What the pool may have to pay'],
    ['operations', 'Operations', 'How the services'],
    ['help', 'Help', 'What is agreed'],
  ])('%s has its heading, and what needs no answer', (name, heading, words) => {
    const html = pages.find((it) => it.name === name)?.html ?? '';
    expect(html).toMatch(new RegExp(`<h1[^>]*>${heading}</h1>`));
    expect(html).toContain(words);
    expect(html).toContain('<a class="skip" href="#main">');
  });

  it('have no control that can be used before the code is there', () => {
    const controls = pages.flatMap(({ html }) => html.match(/<(button|input|select|textarea)\b[^>]*>/g) ?? []);
    expect(controls.length).toBeGreaterThan(8);
    for (const control of controls) expect(control).toMatch(/\sdisabled(\s|=""|>)/);
  });

  it('say nothing of a connection, an account or a number', () => {
    expect(pages).toHaveLength(8);
    for (const { html } of pages) {
      expect(html).not.toMatch(
        /You are offline|services do not answer|Development account|This page could not be loaded/,
      );
      expect(html).not.toContain('class="amount');
    }
  });
});
