import { certifyCheckpoint } from './certify-checkpoint.ts';
import { edgeRoot, emptyEdge, type Growth, growTree } from './grow-tree.ts';
import { type Head, LogHalted } from './head.ts';
import { addTiles, moveCheckpoint, readEdge, readStaged } from './log-files.ts';
import type { SequencerServices } from './log-services.ts';
import { getHead, markPublished } from './log-store.ts';
import { sameBytes } from './tree.ts';

/**
 * Shows readers what is committed: tiles and entries first, the checkpoint last. May be done again, at any time and by anyone:
 * the committed head and its staged leaves determine every byte.
 */
export async function publishHead(services: SequencerServices, head: Head, grown?: Growth): Promise<void> {
  const growth = grown ?? (await growthOf(services, head));
  if (!growth) return;
  const { logFiles: files, log: table } = services;
  const [tiles, certified] = await Promise.allSettled([
    addTiles(files, growth.files),
    certifyCheckpoint(services, head, growth),
  ]);
  if (tiles.status === 'rejected') throw tiles.reason;
  if (certified.status === 'rejected') throw certified.reason;
  await moveCheckpoint(files, certified.value);
  await markPublished(table, head, services.now());
  // Only now: until the head says that it is published, others may publish it from there.
  if (head.staging) await files.remove(head.staging);
}

/** What a committed head adds to the version before; undefined when somebody has published it meanwhile. */
async function growthOf({ log: table, logFiles: files }: SequencerServices, head: Head): Promise<Growth | undefined> {
  if (!head.staging) return { edge: emptyEdge, files: [] };
  const staged = await readStaged(files, head.staging);
  if (!staged) {
    const now = await getHead(table);
    if (now?.version !== head.version || now.published) return undefined;
    throw new LogHalted(`${head.staging} is gone before it was published`);
  }
  const growth = growTree(await readEdge(files, head.before), staged);
  if (!sameBytes(edgeRoot(growth.edge), head.root)) {
    throw new LogHalted(`${head.staging} does not give the root that was committed`);
  }
  return growth;
}
