import { describe, expect, test } from 'vitest';
import { compareCheckpoints } from '#frontend/app/checkpoint-consistency.ts';
import { formatCheckpoint } from '#shared/log/checkpoint.ts';
import { edgeRoot, emptyEdge, growTree } from '#shared/log/grow-tree.ts';
import { formatVerifierKey } from '#shared/log/verifier-key.ts';
import { makeSigner } from '../shared/log/made-notes.ts';

const origin = 'guiju.example/log';
const signer = makeSigner(origin);
const keys = formatVerifierKey(signer.key);
const leaves = (count: number, said = 'leaf') =>
  Array.from({ length: count }, (_, n) => new TextEncoder().encode(`${said} ${n}`));

function tree(count: number, said?: string) {
  const { edge, files } = growTree(emptyEdge, leaves(count, said));
  const text = formatCheckpoint({ origin, size: count, root: edgeRoot(edge) });
  const held = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return { checkpoint: `${text}\n${signer.line(text)}`, fetchTile: async (path: string) => held.get(path) };
}

const verdictOf = async (checkpoints: [string, string], { fetchTile }: ReturnType<typeof tree>, said = keys) =>
  (await compareCheckpoints({ checkpoints, keys: said }, fetchTile)).verdict;

describe('two checkpoints of a log', () => {
  test.each([
    [0, 1],
    [1, 2],
    [3, 7],
    [255, 256],
    [256, 257],
    [300, 1000],
    [1000, 70_000],
  ])('of %i and %i leaves are consistent, whichever is named first', async (older, newer) => {
    const [before, after] = [tree(older), tree(newer)];
    expect(await verdictOf([before.checkpoint, after.checkpoint], after)).toBe('consistent');
    expect(await verdictOf([after.checkpoint, before.checkpoint], after)).toBe('consistent');
  });

  test('of one size are the same, or the log told two stories', async () => {
    const [one, other] = [tree(9), tree(9, 'another')];
    expect(await verdictOf([one.checkpoint, one.checkpoint], one)).toBe('same');
    expect(await verdictOf([one.checkpoint, other.checkpoint], one)).toBe('fork');
  });

  test('betray a log that rewrote what it had published', async () => {
    const [before, rewritten] = [tree(5), tree(12, 'another')];
    expect(await verdictOf([before.checkpoint, rewritten.checkpoint], rewritten)).toBe('fork');
  });

  test('prove nothing by altered or missing tiles, without a key, or under another signature', async () => {
    const [before, after] = [tree(5), tree(12)];
    const both: [string, string] = [before.checkpoint, after.checkpoint];
    const altered = {
      ...after,
      fetchTile: async (path: string) => (await after.fetchTile(path))?.map((byte) => byte ^ 1),
    };
    expect(await verdictOf(both, altered)).toBe('fork');
    expect(await verdictOf(both, { ...after, fetchTile: async () => undefined })).toBe('noTiles');
    expect(await verdictOf(both, after, 'no key')).toBe('noKey');
    expect(await verdictOf(both, after, formatVerifierKey(makeSigner(origin).key))).toBe('unsigned');
  });
});
