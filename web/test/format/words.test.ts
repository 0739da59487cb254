import { describe, expect, it } from 'vitest';
import { asOfSentence, bookLabel, codeLabel, shortHash, tierLabel, tokenLabel } from '../../src/format/words';

describe('words', () => {
  it('names books as people do', () => {
    expect(bookLabel({ token: 'SBTC', tier: 'balanced' })).toBe('sBTC balanced');
    expect([tokenLabel('STX'), tierLabel('aggressive')]).toEqual(['STX', 'Aggressive']);
  });

  it.each([
    [true, 'as of block 12,523, final'],
    [false, 'as of block 12,523, pending: it may still vanish'],
  ])('final is %s', (final, sentence) => {
    expect(asOfSentence({ height: 12_523, indexBlockHash: '0x', burnHeight: 1, final })).toBe(sentence);
  });

  it.each([
    ['0xc26da4be00000000000019f0', '0xc26da4…19f0'],
    ['0xc26da4be0019', '0xc26da4…0019'],
    ['ST1', 'ST1'],
  ])('shortens %s', (hash, short) => {
    expect(shortHash(hash)).toBe(short);
  });

  it('makes codes readable', () => {
    expect(codeLabel('NO_CAPACITY')).toBe('No capacity');
  });
});
