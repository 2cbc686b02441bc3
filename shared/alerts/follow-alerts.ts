import type { ItemKey } from '../ledger/item.ts';
import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import type { AlertServices } from './alert-services.ts';
import { listDue, type Queue } from './alert-store.ts';
import { deliverMail } from './deliver-mail.ts';
import { spreadHappening } from './spread-happening.ts';

/** Spreads new happenings and sends new mails as they come; answers the changes that must come again. */
export async function followAlerts(services: AlertServices, changes: ItemChange[]): Promise<ItemChange[]> {
  const now = services.now().toISOString();
  const due = changes.filter(({ now: item }) => typeof item?.queue === 'string' && String(item.dueAt) <= now);
  const failed: ItemChange[] = [];
  for (const change of due) {
    const { id, part, queue } = Object(change.now);
    if (!(await takeUp(services, queue, { id, part }))) failed.push(change);
  }
  return failed;
}

const most = 200;

/** Takes up whatever is due: digests whose hour has come, what waits for the index, and what a lost event left behind. */
export async function sweepAlerts(services: AlertServices): Promise<number> {
  let swept = 0;
  for (const queue of ['happenings', 'mails'] as const) {
    const due = await listDue(services.alerts, { queue, now: services.now().toISOString(), limit: most });
    for (const key of due) await takeUp(services, queue, key);
    swept += due.length;
  }
  return swept;
}

async function takeUp(services: AlertServices, queue: Queue, key: ItemKey): Promise<boolean> {
  try {
    if (queue === 'happenings') await spreadHappening(services, key);
    else await deliverMail(services, key);
    return true;
  } catch (error) {
    log('ALERT_FAILED', { error, ...key });
    return false;
  }
}
