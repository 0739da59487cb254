// @vitest-environment happy-dom
/** The drawer as somebody uses it: opened from a number, node named, steps read, closed. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifying } from '../../src/verify/asked';
import { chosenNode, nodeProblem } from '../../src/verify/nodeChoice';
import { Verifiable } from '../../src/verify/Verifiable';
import { VerifyHost } from '../../src/verify/VerifyHost';
import { answering, NETWORK, NODE, pressedOf, type World, world } from './chain';

const OTHER = 'https://other.node';
const usualFetch = globalThis.fetch;

function one<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`nothing at ${selector}: ${document.body.textContent}`);
  return found;
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; !holds(); i++) {
    if (i > 500) throw new Error(`never: ${document.body.textContent}`);
    await act(async () => void (await new Promise((done) => setTimeout(done, 10))));
  }
}

const verdict = () => document.querySelector('.notice strong')?.textContent ?? '';

class Quiet extends EventTarget {
  close(): void {}
}

describe('the drawer', () => {
  let of: World;
  let asked: string[];

  beforeEach(() => {
    localStorage.clear();
    // The stream of a service that has nothing to tell.
    Object.assign(globalThis, { EventSource: Quiet });
    of = world('20261129-0', 'ST1VGANN4V67CMZSVB125EZEFDRQZ85CKWSB6PYWG');
    asked = [];
    const answer = answering(of);
    globalThis.fetch = async (input, init) => {
      const url = String(input);
      if (url === '/v1/network') return Response.json(NETWORK);
      if (!url.startsWith('/v1/')) asked.push(new URL(url).origin);
      return answer(input, init);
    };
    const account = pressedOf(of);
    const what = { kind: 'book', provider: of.provider, account, subject: 'withdrawable' } as const;
    act(() =>
      render(
        <>
          <Verifiable what={what} label="Withdrawable now">
            12.43 sBTC
          </Verifiable>
          <VerifyHost />
        </>,
        document.body,
      ),
    );
  });

  afterEach(() => {
    act(() => render(null, document.body));
    verifying.value = null;
    globalThis.fetch = usualFetch;
  });

  async function open(): Promise<void> {
    const button = one<HTMLButtonElement>('.verifiable');
    button.focus();
    act(() => button.click());
    await until(() => verdict() !== '');
  }

  it('is opened by a named number, says each step, and gives the focus back', async () => {
    const button = one<HTMLButtonElement>('.verifiable');
    expect(button.textContent).toBe('12.43 sBTC, verify: Withdrawable now');
    await open();
    expect(one('dialog h2').textContent).toBe('Verify: Withdrawable now in sBTC conservative');
    expect(verdict()).toBe('Withdrawable now in sBTC conservative: equal to what we show, to the unit.');
    expect([...document.querySelectorAll('.verify-steps h3')].map((it) => it.textContent)).toEqual([
      'The node Read',
      'What you pressed Equal',
      'Your leaf Equal',
      'The path to the root Equal',
      'The root on the chain Equal',
      'The book Equal',
      'The epochs whose policies you carry, and the current one Equal',
      'Your account Equal',
      'The arithmetic of your claim Computed here',
      "The vault's own answer Equal",
      'Withdrawable now: what we show Equal',
    ]);
    expect(new Set(asked)).toEqual(new Set([NODE]));
    act(() => one<HTMLButtonElement>('dialog [aria-label=Close]').click());
    await until(() => document.querySelector('dialog') === null && document.activeElement === button);
  });

  it('never says equal of a node that is silent, and keeps the node that was named', async () => {
    await open();
    of.isSilent = true;
    const input = one<HTMLInputElement>('dialog input');
    act(() => {
      input.value = OTHER;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    act(() => one<HTMLFormElement>('dialog form').requestSubmit());
    await until(() => verdict().startsWith('Not verified'));
    expect(document.body.textContent).toContain(`The node at ${OTHER} does not answer.`);
    expect(document.body.textContent).not.toContain('equal to what we show');
    expect(chosenNode(NODE)).toBe(OTHER);
  });

  it('says that the rules of the page forbid a node, and what to do', async () => {
    const answer = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      if (!String(input).startsWith(NODE)) return answer(input, init);
      const event = Object.assign(new Event('securitypolicyviolation'), { effectiveDirective: 'connect-src' });
      setTimeout(() => document.dispatchEvent(event));
      throw new TypeError('Failed to fetch');
    };
    await open();
    expect(document.body.textContent).toContain('This page may not ask that node');
    expect(one<HTMLAnchorElement>('dialog a').getAttribute('href')).toBe('/exit.html');
  });

  it.each([
    ['https://api.hiro.so', null],
    ['http://127.0.0.1:20443', null],
    ['api.hiro.so', 'begins with https://'],
    ['ftp://api.hiro.so', 'begins with https://'],
    ['https://api.hiro.so/?x', 'without ? and #'],
  ])('%s as a node: %s', (url, words) => {
    const problem = nodeProblem(url);
    if (words === null) expect(problem).toBeNull();
    else expect(problem).toContain(words);
  });
});
