import type { Client } from '#shared/client/client.ts';
import { ServiceProblem } from '#shared/client/service-problem.ts';
import { print } from '../steps.ts';
import type { Outcome } from './find-commands.ts';
import type { Settings } from './settings.ts';

/** `guiju harvest`: changes of the catalogue in order, with the records as they are now when asked for. */
export async function harvest(client: Client, { json, since, size, records, asOf }: Settings): Promise<Outcome> {
  let count = 0;
  for await (const change of client.allChanges(since)) {
    if (size !== undefined && count >= size) break;
    count += 1;
    const { sequence, event, id, revision, at } = change;
    const record = records && event !== 'removed' ? await client.get(id, { asOf }).catch(unlessGone) : undefined;
    if (json || records) print(JSON.stringify(records ? { ...change, record: record ?? null } : change));
    else print([sequence, at, event.padEnd(7), `r${revision}`, id].join('  '));
  }
  return 0;
}

/** What was removed after the change that is told of. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof ServiceProblem && [404, 410].includes(error.status))) throw error;
}
