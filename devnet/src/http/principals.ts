import { c32addressDecode } from 'c32check';
import { badRequest } from './router.js';

/** A standard or contract principal from a path or a body, checksum included. */
export function principalParam(text: string | undefined): string {
  const [address, name, ...rest] = (text ?? '').split('.');
  try {
    c32addressDecode(address ?? '');
  } catch {
    throw badRequest(`not a Stacks address: '${text}'`);
  }
  if (rest.length > 0 || (name !== undefined && !/^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/.test(name))) {
    throw badRequest(`not a Stacks principal: '${text}'`);
  }
  return text as string;
}
