import { describe, expect, it } from 'vitest';
import { amount, DecodeError, flag, list, object, oneOf, orElse, orNull, text, whole } from '../../src/api/decode';

const shape = object({
  token: oneOf('STX', 'SBTC'),
  capital: amount,
  epoch: whole,
  open: flag,
  next: orNull(text),
  tags: orElse(list(text), []),
});

describe('object', () => {
  it('reads what is asked and ignores the rest', () => {
    expect(
      shape({ token: 'STX', capital: '9223372036854775807', epoch: 3, open: true, next: null, more: 1 }, 'book'),
    ).toEqual({ token: 'STX', capital: 9_223_372_036_854_775_807n, epoch: 3, open: true, next: null, tags: [] });
  });

  const good = { token: 'STX', capital: '1', epoch: 3, open: true };
  it.each([
    [{ ...good, token: 'BTC' }, 'book.token: expected one of STX, SBTC, got "BTC"'],
    [{ ...good, capital: 1 }, 'book.capital: expected a decimal string of base units, got 1'],
    [{ ...good, capital: '1.5' }, 'book.capital: expected a decimal string of base units, got "1.5"'],
    [{ ...good, epoch: 1.5 }, 'book.epoch: expected a whole number, got 1.5'],
    [{ ...good, epoch: 2 ** 53 }, 'book.epoch: expected a whole number, got 9007199254740992'],
    [{ ...good, open: 'yes' }, 'book.open: expected true or false, got "yes"'],
    [{ ...good, next: 7 }, 'book.next: expected a text, got 7'],
    [{ ...good, tags: ['a', 2] }, 'book.tags[1]: expected a text, got 2'],
    [{ ...good, tags: {} }, 'book.tags: expected a list, got {}'],
    [[], 'book: expected an object, got []'],
    [null, 'book: expected an object, got null'],
    [undefined, 'book: expected an object, got nothing'],
  ])('refuses %j', (input, message) => {
    expect(() => shape(input, 'book')).toThrow(new DecodeError(message));
  });

  it('reads amounts below zero', () => {
    expect(amount('-17599725', 'delta')).toBe(-17_599_725n);
  });
});
