import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { reconcile } from '../standards/reconcile.ts';
import { StoredStandard } from '../standards/standard.ts';
import { recordEntry } from '../standards/standard-store.ts';
import { answerableBody } from './answerable-body.ts';
import { isOpen, type Matter } from './matter.ts';
import { listOpenFeedback } from './matter-shelf-store.ts';
import { getMatter, type MatterTable, saveMatter } from './matter-store.ts';

interface Handing {
  matters: MatterTable;
  now(): Date;
}

/**
 * Hands open feedback to the body that its record has come to name, and answers the changes that must come again. What is
 * open is listed once a batch: of most records of an import nobody has anything to say.
 */
export async function handOn(services: Handing, changes: readonly ItemChange[]): Promise<ItemChange[]> {
  const records = changes.filter(({ now }) => now?.entry === recordEntry);
  if (records.length === 0) return [];
  const open = await listOpenFeedback(services.matters);
  const failed: ItemChange[] = [];
  for (const change of records) {
    try {
      await handOnAbout(services, change, open.get(String(change.now?.id)) ?? []);
    } catch (error) {
      log('MATTER_FAILED', { error, id: change.now?.id });
      failed.push(change);
    }
  }
  return failed;
}

async function handOnAbout(services: Handing, { now, sequenceNumber }: ItemChange, ids: readonly string[]) {
  if (ids.length === 0) return;
  const stored = StoredStandard.parse(now);
  const custodian = answerableBody(reconcile(stored));
  for (const id of ids) await handTo(services, id, { custodian, requestId: `${stored.id}#${sequenceNumber}` });
}

/** A record that names nobody any more leaves a matter where it is. */
async function handTo({ matters, now }: Handing, id: string, to: { custodian?: string; requestId: string }) {
  const { custodian, requestId } = to;
  const matter = await getMatter(matters, id);
  if (!matter || !custodian || !isOpen(matter) || matter.custodian === custodian) return;
  const at = now().toISOString();
  const next: Matter = { ...matter, custodian, revision: matter.revision + 1, updatedAt: at };
  const event = { move: 'hand-on', to: matter.state, at, by: 'desk' as const, reason: custodian, requestId };
  if (!(await saveMatter(matters, next, event))) throw new Error(`${id} was handled at the same time`);
}
