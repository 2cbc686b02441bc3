import type { StoredDocument } from './document.ts';
import { getDocument, listUnchanged, saveDocument } from './document-store.ts';
import type { LiteratureServices } from './literature-services.ts';
import { addPages, askForPages, listPages } from './page-store.ts';

/** Documents of each state that one sweep takes up; the next one finds the others. */
const mostDocuments = 100;
const unfinished = ['received', 'digitizing'] as const;

/**
 * Asks again for the next step of documents to which nothing has happened for the given minutes, because an event was
 * lost or a worker was killed between two writes. Only states are written, on the condition that nothing moved
 * meanwhile; the stream does the rest, so a sweep too many changes nothing. Answers the ids of those asked for.
 */
export async function sweepDocuments(
  services: LiteratureServices,
  { minutes }: { minutes: number },
): Promise<string[]> {
  const before = new Date(services.now().getTime() - minutes * 60_000).toISOString();
  const swept: string[] = [];
  for (const state of unfinished) {
    for (const id of await listUnchanged(services.literature, { state, before, most: mostDocuments })) {
      if (await askAgain(services, id, before)) swept.push(id);
    }
  }
  return swept;
}

async function askAgain({ literature, now }: LiteratureServices, id: string, before: string): Promise<boolean> {
  const document = await getDocument(literature, id);
  if (!document || !standsStill(document, before)) return false;
  const sweeps = (document.sweeps ?? 0) + 1;
  const updatedAt = now().toISOString();
  const saved = await saveDocument(literature, { ...document, sweeps, updatedAt, revision: document.revision + 1 });
  if (!saved) return false;
  if (document.state === 'digitizing') {
    const held = await listPages(literature, id);
    await addPages(literature, id, document.pages);
    const waiting = held.filter(({ state }) => state === 'waiting').map(({ page }) => page);
    await askForPages(literature, id, waiting, sweeps);
  }
  return true;
}

/** The index that found it follows the table a moment later. */
function standsStill({ state, updatedAt }: StoredDocument, before: string): boolean {
  return unfinished.some((one) => one === state) && updatedAt < before;
}
