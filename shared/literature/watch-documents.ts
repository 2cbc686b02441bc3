import type { StoredDocument } from './document.ts';
import { getDocuments } from './document-store.ts';
import type { LiteratureServices } from './literature-services.ts';

export interface WatchInput {
  ids: readonly string[];
  onProgress?: (done: number, total: number) => void;
  /** Milliseconds without any progress after which watching ends. */
  patience?: number;
}

const pause = 500;
/** A document that is being read counts by its pages. */
const shareOf = (one: StoredDocument) => (isOver(one) ? 1 : one.pages === 0 ? 0 : one.pagesDone / (one.pages + 1));
const isOver = (one: StoredDocument | undefined) =>
  one?.state === 'ready' || one?.state === 'needs-review' || one?.state === 'failed';

/** Waits until documents are digitized or have failed; answers them as they are when it ends. */
export async function watchDocuments(services: LiteratureServices, input: WatchInput): Promise<StoredDocument[]> {
  const { ids, onProgress = () => undefined, patience = 120_000 } = input;
  const documents = new Map<string, StoredDocument>();
  let before = -1;
  let since = performance.now();
  for (;;) {
    // Looking at thousands that are done would cost the engine more than the few that are not.
    const open = ids.filter((id) => !isOver(documents.get(id)));
    for (const one of await readAll(services, open)) documents.set(one.id, one);
    const held = [...documents.values()];
    const done = held.reduce((sum, one) => sum + shareOf(one), 0);
    onProgress(done, ids.length);
    if (held.every(isOver) || performance.now() - since > patience) return held;
    if (done !== before) since = performance.now();
    before = done;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function readAll({ literature }: LiteratureServices, ids: readonly string[]): Promise<StoredDocument[]> {
  const documents: StoredDocument[] = [];
  for (let start = 0; start < ids.length; start += 100) {
    documents.push(...(await getDocuments(literature, ids.slice(start, start + 100))).values());
  }
  return documents;
}
