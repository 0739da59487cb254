import { Cl, ClarityType, cvToHex, hexToCV, type ClarityValue } from '@stacks/transactions';

/**
 * The value with the number at `path` changed by `delta`; undefined when there is no number. Looks through ok, err and some; a name
 * of the path is a field of a tuple.
 */
export function withNumberChanged(hex: string, path: string, delta: bigint): string | undefined {
  const changed = change(hexToCV(hex), path === '' ? [] : path.split('.'), delta);
  return changed && `0x${cvToHex(changed).replace(/^0x/, '')}`;
}

function change(value: ClarityValue, path: readonly string[], delta: bigint): ClarityValue | undefined {
  switch (value.type) {
    case ClarityType.ResponseOk:
      return wrapped(value.value, path, delta, Cl.ok);
    case ClarityType.ResponseErr:
      return wrapped(value.value, path, delta, Cl.error);
    case ClarityType.OptionalSome:
      return wrapped(value.value, path, delta, Cl.some);
    case ClarityType.Tuple: {
      const [name, ...rest] = path;
      const field = name === undefined ? undefined : value.value[name];
      const inner = field && change(field, rest, delta);
      return inner && Cl.tuple({ ...value.value, [name as string]: inner });
    }
    case ClarityType.UInt:
      return path.length > 0 || BigInt(value.value) + delta < 0n ? undefined : Cl.uint(BigInt(value.value) + delta);
    case ClarityType.Int:
      return path.length > 0 ? undefined : Cl.int(BigInt(value.value) + delta);
    default:
      return undefined;
  }
}

function wrapped(
  value: ClarityValue,
  path: readonly string[],
  delta: bigint,
  wrap: (inner: ClarityValue) => ClarityValue,
): ClarityValue | undefined {
  const inner = change(value, path, delta);
  return inner && wrap(inner);
}
