/** What nodes were recorded to answer. */
import { readFileSync } from 'node:fs';
import { Cl, serializeCV } from '@stacks/transactions';
import { describe, expect, it } from 'vitest';
import { CallRefused, NodeReader } from '../../src/claim/node';

const RECORDED = JSON.parse(readFileSync('../stacks/src/test/resources/stacks_api_examples.json', 'utf8')) as Record<
  string,
  Record<string, unknown>
>;
const AT = { indexBlockHash: 'ab'.repeat(32), burnHeight: 6n };
const CONTRACT = 'ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.vault';

function answering(body: unknown, status = 200) {
  const asked: { url: string; body: unknown }[] = [];
  const reader = new NodeReader('http://node/', async (url, init) => {
    asked.push({ url, body: init?.body === undefined ? null : JSON.parse(String(init.body)) });
    return Response.json(body, { status });
  });
  return { reader, asked };
}

describe('a node', () => {
  it("names its tip by the hash that the node's own webhook gives", async () => {
    const block = RECORDED['webhook /new_block'] ?? {};
    const info = {
      ...RECORDED['GET /v2/info'],
      stacks_tip: String(block.block_hash).replace('0x', ''),
      stacks_tip_consensus_hash: String(block.consensus_hash).replace('0x', ''),
    };
    const { reader } = answering(info);
    expect(await reader.tip()).toEqual({
      height: 7,
      burnHeight: 6n,
      chainId: 2_147_483_648,
      indexBlockHash: String(block.index_block_hash).replace('0x', ''),
    });
  });

  it('is asked for an entry behind a block, by its key', async () => {
    const row = Cl.some(Cl.tuple({ weight: Cl.uint(7) }));
    const { reader, asked } = answering({ data: `0x${serializeCV(row)}` });
    const fields = await reader.entry(CONTRACT, 'vintages', Cl.uint(3), AT);
    expect(fields?.uint('weight')).toBe(7n);
    expect(() => fields?.uint('losses')).toThrow('vintages: expected a field losses, got weight');
    expect(() => fields?.hex('weight')).toThrow('vintages: weight: expected a buffer, got uint');
    expect(asked).toEqual([
      {
        url: `http://node/v2/map_entry/${CONTRACT.replace('.', '/')}/vintages?proof=0&tip=${AT.indexBlockHash}`,
        body: serializeCV(Cl.uint(3)),
      },
    ]);
  });

  it('has no entry', async () => {
    expect(await answering({ data: '0x09' }).reader.entry(CONTRACT, 'vintages', Cl.uint(3), AT)).toBeNull();
  });

  it('refuses a call with its own words', async () => {
    const { reader } = answering({ okay: false, cause: 'Unchecked(CostBalanceExceeded)' });
    const call = reader.call(CONTRACT, 'get-claim', [], AT);
    await expect(call).rejects.toThrow(CallRefused);
    await expect(call).rejects.toThrow('get-claim: the node answered Unchecked(CostBalanceExceeded)');
  });

  it.each([
    [{ data: '0x09' }, 404, 'it is behind, on another fork, or no node'],
    [{}, 500, 'The node answered 500 to /v2/map_entry/'],
    [{ some: 'page' }, 200, 'vintages: expected a map entry'],
    [{ data: `0x${serializeCV(Cl.uint(1))}` }, 200, 'vintages: expected an optional tuple, got uint'],
  ])('is not believed with %j and status %s', async (body, status, words) => {
    await expect(answering(body, status).reader.entry(CONTRACT, 'vintages', Cl.uint(3), AT)).rejects.toThrow(words);
  });
});
