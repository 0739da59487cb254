// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { anchorOf, GLOSSARY, WORDS } from '../../src/help/glossary';
import HelpPage from '../../src/help/HelpPage';
import { Term } from '../../src/parts/Term';

afterEach(() => act(() => render(null, document.body)));

describe('the glossary', () => {
  it('has its words in order, each told in a sentence', () => {
    expect([...WORDS].sort()).toEqual(WORDS);
    for (const word of WORDS) expect(GLOSSARY[word], word).toMatch(/^[A-Z].*\.$/);
  });

  it('is found by every term', () => {
    act(() => render(<HelpPage />, document.body));
    for (const word of WORDS) expect(document.getElementById(anchorOf(word)), word).not.toBeNull();
    expect(document.getElementById('risks')).not.toBeNull();
  });
});

it('a term says what it means and leads to its word', () => {
  act(() => render(<Term word="in the money">In the money</Term>, document.body));
  const link = document.querySelector('a');
  expect(link?.getAttribute('href')).toBe('/help#in-the-money');
  expect(link?.dataset.tip).toBe(GLOSSARY['in the money']);
});
