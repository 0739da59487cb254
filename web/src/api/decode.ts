/**
 * Readers of JSON: what came over the wire becomes a checked value, or a {@link DecodeError} that names the place.
 * Fields that nobody asked for are ignored, so a newer server does not break an older page.
 */
export type Decoder<T> = (input: unknown, at: string) => T;

export class DecodeError extends Error {}

export type Decoded<D> = D extends Decoder<infer T> ? T : never;

function refuse(at: string, expected: string, got: unknown): never {
  const shown = JSON.stringify(got)?.slice(0, 80) ?? 'nothing';
  throw new DecodeError(`${at}: expected ${expected}, got ${shown}`);
}

export const text: Decoder<string> = (input, at) => (typeof input === 'string' ? input : refuse(at, 'a text', input));

export const flag: Decoder<boolean> = (input, at) =>
  typeof input === 'boolean' ? input : refuse(at, 'true or false', input);

/** Heights, epochs, ids, counts, basis points: whole numbers that a double holds exactly. */
export const whole: Decoder<number> = (input, at) =>
  Number.isSafeInteger(input) ? (input as number) : refuse(at, 'a whole number', input);

/** Amounts, prices and weights travel as decimal strings of base units. */
export const amount: Decoder<bigint> = (input, at) =>
  typeof input === 'string' && /^-?\d{1,40}$/.test(input)
    ? BigInt(input)
    : refuse(at, 'a decimal string of base units', input);

export function oneOf<const T extends string>(...known: readonly T[]): Decoder<T> {
  return (input, at) => (known.includes(input as T) ? (input as T) : refuse(at, `one of ${known.join(', ')}`, input));
}

export function list<T>(item: Decoder<T>): Decoder<T[]> {
  return (input, at) =>
    Array.isArray(input) ? input.map((it, index) => item(it, `${at}[${index}]`)) : refuse(at, 'a list', input);
}

/** An object whose field names are data. */
export function mapOf<T>(item: Decoder<T>): Decoder<Record<string, T>> {
  return (input, at) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) refuse(at, 'an object', input);
    return Object.fromEntries(Object.entries(input).map(([name, it]) => [name, item(it, `${at}.${name}`)]));
  };
}

/** Missing and null are the same: there is none. */
export function orNull<T>(inner: Decoder<T>): Decoder<T | null> {
  return (input, at) => (input === null || input === undefined ? null : inner(input, at));
}

/** For fields that an older server does not send. */
export function orElse<T>(inner: Decoder<T>, fallback: T): Decoder<T> {
  return (input, at) => (input === null || input === undefined ? fallback : inner(input, at));
}

export function object<S extends Record<string, Decoder<unknown>>>(
  shape: S,
): Decoder<{ [K in keyof S]: Decoded<S[K]> }> {
  const fields = Object.entries(shape);
  return (input, at) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) refuse(at, 'an object', input);
    const source = input as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [name, field] of fields) result[name] = field(source[name], `${at}.${name}`);
    return result as { [K in keyof S]: Decoded<S[K]> };
  };
}
