// The contract of router.clar, next to the contracts of a world.
import { readFileSync } from 'node:fs';
import { principalOf } from './world.js';

export function deployRouter(world) {
  const source = readFileSync(new URL('./router.clar', import.meta.url), 'utf8');
  const contract = world.chain.deploy('router', source, world.deployer);
  return { contract, call: (method, args, sender) => world.chain.call(contract, method, args, principalOf(sender)) };
}
