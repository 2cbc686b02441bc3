import { alertServices } from '#shared/alerts/alert-services.ts';
import { sweepAlerts } from '#shared/alerts/follow-alerts.ts';
import { noteChanges } from '#shared/alerts/note-changes.ts';
import type { LedgerItems } from '#shared/ledger/item.ts';

/**
 * What tells of a change, composed as it is deployed, in a process of its own that kills itself at one of its steps, before or
 * after it: arguments are the change, the number of the step, `before` or `after`, and the time.
 */
const [change = '', step = '', when = '', time = ''] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');
let calls = 0;
async function mortal<T>(call: () => Promise<T>): Promise<T> {
  const isLast = calls++ === Number(step);
  if (isLast && when === 'before') die();
  const result = await call();
  if (isLast) die();
  return result;
}

const { rows, mail, ...services } = alertServices();
const items: LedgerItems = {
  commit: (writes, companions) => mortal(() => rows.commit(writes, companions)),
  get: (keys) => mortal(() => rows.get(keys)),
  list: (id, range) => mortal(() => rows.list(id, range)),
};
const port = mail && { from: mail.from, send: (one: Parameters<typeof mail.send>[0]) => mortal(() => mail.send(one)) };
const dying = { ...services, now: () => new Date(time), rows: items, mail: port };
const lost = await noteChanges(dying, [JSON.parse(change)]);
if (lost.length === 0) await sweepAlerts(dying);
