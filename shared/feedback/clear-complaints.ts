import { log } from '../runtime/log.ts';
import { clearedMatter, daysToClear, isOpen, type MatterEvent } from './matter.ts';
import { listClosedComplaints } from './matter-shelf-store.ts';
import { getMatter, listMatterEvents, type MatterTable, saveMatter } from './matter-store.ts';

interface Clearing {
  matters: MatterTable;
  now(): Date;
}

const most = 25;

/** Clears complaints that have been closed for long: what people wrote goes, number, days and outcome stay. Gives how many. */
export async function clearComplaints(services: Clearing): Promise<number> {
  const before = new Date(services.now().getTime() - daysToClear * 86_400_000).toISOString();
  let cleared = 0;
  for (const id of await listClosedComplaints(services.matters, { before, limit: most })) {
    try {
      if (await clearComplaint(services, id)) cleared += 1;
    } catch (error) {
      log('MATTER_FAILED', { error, id });
    }
  }
  return cleared;
}

/** Its history keeps what was done when, without words and without who it was. One that is taken up meanwhile stays. */
async function clearComplaint({ matters, now }: Clearing, id: string): Promise<boolean> {
  const matter = await getMatter(matters, id);
  if (!matter || isOpen(matter) || matter.clearedAt) return false;
  const at = now().toISOString();
  const bare = ({ move, to, at: then, by }: MatterEvent): MatterEvent => ({ move, to, at: then, by, requestId: '' });
  const earlier = (await listMatterEvents(matters, id)).map(bare);
  const event: MatterEvent = { move: 'clear', to: matter.state, at, by: 'desk', requestId: '' };
  return saveMatter(matters, clearedMatter(matter, at), event, earlier);
}
