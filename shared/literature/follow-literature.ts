import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { digitizePage } from './digitize-page.ts';
import { StoredDocument, StoredPage } from './document.ts';
import { documentPart } from './document-store.ts';
import { finishDocument } from './finish-document.ts';
import type { DigitizeServices } from './literature-services.ts';
import { prepareDocument } from './prepare-document.ts';

/** Does the next step that changes of the table ask for; answers the changes that must come again. */
export async function followLiterature(services: DigitizeServices, changes: ItemChange[]): Promise<ItemChange[]> {
  // Reading a text is mostly waiting for the table and the bucket; other files share the one that is open.
  const texts = changes.filter(isText);
  const failed = (await Promise.all(texts.map((change) => failedStep(services, change)))).flat();
  for (const change of changes) if (!isText(change)) failed.push(...(await failedStep(services, change)));
  return failed;
}

const isText = ({ now }: ItemChange) => now?.part === documentPart && now.layout === 'text';

async function failedStep(services: DigitizeServices, change: ItemChange): Promise<ItemChange[]> {
  try {
    await takeStep(services, change);
    return [];
  } catch (error) {
    log('DIGITIZING_FAILED', { error, id: change.now?.id, part: change.now?.part });
    return [change];
  }
}

async function takeStep(services: DigitizeServices, { now, before }: ItemChange): Promise<void> {
  if (!now) return;
  // New, or asked for again by a sweep; other changes are answers to an earlier step.
  const isAsked = before === undefined || now.sweeps !== before.sweeps;
  if (now.part === documentPart) {
    const { id, state, pages, pagesDone } = StoredDocument.parse(now);
    if (state === 'received' && isAsked) await prepareDocument(services, { id });
    if (state === 'digitizing' && pages > 0 && pagesDone >= pages) await finishDocument(services, { id });
    return;
  }
  if (!String(now.part).startsWith('page#') || !isAsked) return;
  const { id, page, state } = StoredPage.parse(now);
  if (state !== 'waiting') return;
  await digitizePage(services, { id, page });
  // Otherwise the first document of an import would wait for the pages of the last one.
  await finishDocument(services, { id });
}
