import { Cl, serializeCV } from '@stacks/transactions';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Names } from '../../src/names/names';
import { nameIn, primaryName } from '../../src/names/primary';

const WHO = 'ST2REHHS5J3CERCRBEPMGH7921Q6PYKAADT7JP2VB';
const ascii = (text: string) => Cl.buffer(Uint8Array.from([...text].map((it) => it.charCodeAt(0))));
const named = (name: string, namespace: string) =>
  Cl.ok(Cl.some(Cl.tuple({ name: ascii(name), namespace: ascii(namespace) })));
const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => vi.unstubAllGlobals());

describe('the answer of the contract', () => {
  it.each([
    [named('satoshi', 'btc'), 'satoshi.btc'],
    [named('a-b_9', 'id'), 'a-b_9.id'],
    // Whoever has no name of his own: ERR-NO-PRIMARY-NAME.
    [Cl.error(Cl.uint(131)), null],
    [Cl.ok(Cl.none()), null],
    // What looks like another name, or turns the direction of the text.
    [named('Satoshi', 'btc'), null],
    [named('sat\u00f6shi', 'btc'), null],
    [named('a\u00e2\u0080\u00ae', 'btc'), null],
    [named('a.b', 'btc'), null],
    [named('', 'btc'), null],
    [Cl.ok(Cl.some(Cl.uint(7))), null],
  ])('%#', (answer, name) => {
    expect(nameIn(answer)).toBe(name);
  });
});

describe('a node', () => {
  const answering = (body: unknown, status = 200) => {
    const asked: { url: string; body: unknown }[] = [];
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      asked.push({ url, body: JSON.parse(String(init.body)) });
      return Response.json(body, { status });
    });
    return asked;
  };

  it('is asked for the name of one address', async () => {
    const asked = answering({ okay: true, result: `0x${serializeCV(named('muneeb', 'btc'))}` });
    expect(await primaryName('http://node/', 'ST000000000000000000002AMW42H.BNS-V2', WHO)).toBe('muneeb.btc');
    expect(asked).toEqual([
      {
        url: 'http://node/v2/contracts/call-read/ST000000000000000000002AMW42H/BNS-V2/get-primary',
        body: { sender: WHO, arguments: [`0x${serializeCV(Cl.principal(WHO))}`] },
      },
    ]);
  });

  it.each([
    [{ okay: false, cause: 'NoSuchContract' }, 200],
    [{ error: 'not here' }, 404],
  ])('that does not tell %j is no answer', async (body, status) => {
    answering(body, status);
    await expect(primaryName('http://node', 'ST1.BNS-V2', WHO)).rejects.toThrow();
  });
});

describe('what is kept', () => {
  let nowMs = 0;
  const clock = () => nowMs;

  it('is asked once, one address after the other, and again after ten minutes', async () => {
    const asked: string[] = [];
    const names = new Names(async (address) => {
      asked.push(address);
      return address === 'b' ? null : `${address}.btc`;
    }, clock);
    for (let again = 0; again < 3; again++) for (const it of ['a', 'b', 'a']) names.of(it);
    await settled();
    expect([names.of('a'), names.of('b')]).toEqual(['a.btc', null]);
    expect(asked).toEqual(['a', 'b']);
    nowMs += 600_001;
    // What was known stays in sight meanwhile.
    expect(names.of('a')).toBe('a.btc');
    await settled();
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('a node that fails is left alone for five minutes', async () => {
    let count = 0;
    const names = new Names(async () => {
      count++;
      throw new Error('away');
    }, clock);
    for (const it of ['a', 'b', 'c']) names.of(it);
    await settled();
    for (const it of ['a', 'b', 'c']) expect(names.of(it)).toBeNull();
    await settled();
    expect(count).toBe(1);
    nowMs += 300_001;
    names.of('a');
    await settled();
    expect(count).toBe(2);
  });

  it('has an end', async () => {
    const names = new Names(async (address) => `${address}.btc`, clock);
    for (let it = 0; it < 300; it++) {
      names.of(`x${it}`);
      await settled();
    }
    expect(names.of('x299')).toBe('x299.btc');
    expect(names.of('x0')).toBeNull();
  });
});
