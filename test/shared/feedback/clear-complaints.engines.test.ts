import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { matterTable as keys } from '#infra/tables.ts';
import { clearComplaints } from '#shared/feedback/clear-complaints.ts';
import { daysToClear, type MatterKind, type MatterState } from '#shared/feedback/matter.ts';
import { getMatter, listMatterEvents, listShelf, type MatterTable, saveMatter } from '#shared/feedback/matter-store.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { runningEngines } from '#test/service.ts';

const engines = runningEngines();
const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
const table: MatterTable = { client, name: `matters-${randomBytes(6).toString('hex')}` };
const closedAt = '2026-01-01T00:00:00.000Z';
const day = (days: number) => new Date(Date.parse(closedAt) + days * 86_400_000);
const sweepOn = (days: number) => clearComplaints({ matters: table, now: () => day(days) });
const marks = /Zwetschge|sender@example\.org|Ada|Association|reviewer-1|request-1|gb\.1/;

beforeAll(async () => {
  await ensureTable(engines.dynamodbEndpoint, table.name, keys);
});
afterAll(() => client.destroy());

/** A matter with words in every field, closed or taken up on the day. */
async function sent(kind: MatterKind, state: MatterState): Promise<string> {
  const id = `mat-${randomBytes(12).toString('hex')}`;
  const said = { text: 'Zwetschge', proposal: 'Zwetschge', evidence: 'Zwetschge', by: 'Ada' };
  const matter = {
    ...{ ...said, id, kind, state, revision: 1, due: '2026-01-20', number: 'GB 1', codeHash: 'c'.repeat(64) },
    about: { standard: 'gb.1-2020', organization: 'Association' },
    sender: { name: 'Ada', email: 'sender@example.org' },
    ...{ mayPublish: false, isPublished: false, receivedAt: closedAt, updatedAt: closedAt },
    answer: { text: 'No Zwetschge', at: closedAt },
  };
  const event = { at: closedAt, actor: 'reviewer-1', reason: 'Zwetschge', requestId: 'request-1' };
  await saveMatter(table, matter, { ...event, move: 'send', to: 'received', by: 'sender' });
  await saveMatter(table, { ...matter, revision: 2 }, { ...event, move: 'decline', to: state, by: 'desk' });
  return id;
}

const kept = async (id: string) => JSON.stringify([await getMatter(table, id), await listMatterEvents(table, id)]);

describe('a complaint that is closed', () => {
  test('is kept whole until its time is over, then loses what people wrote and keeps number, days and outcome', async () => {
    const id = await sent('complaint', 'declined');
    expect(await sweepOn(daysToClear - 1)).toBe(0);
    expect(await kept(id)).toMatch(marks);
    expect(await sweepOn(daysToClear + 1)).toBe(1);
    expect(await kept(id)).not.toMatch(marks);
    expect(await getMatter(table, id)).toEqual({
      ...{ id, kind: 'complaint', state: 'declined', revision: 3, due: '2026-01-20', codeHash: 'c'.repeat(64) },
      ...{ about: {}, text: null, mayPublish: false, isPublished: false },
      ...{ receivedAt: closedAt, updatedAt: closedAt, clearedAt: day(daysToClear + 1).toISOString() },
    });
    const events = await listMatterEvents(table, id);
    expect(events.map(({ move, by }) => [move, by])).toEqual([
      ['send', 'sender'],
      ['decline', 'desk'],
      ['clear', 'desk'],
    ]);
    expect(await sweepOn(daysToClear + 2)).toBe(0);
    const [listed] = await listShelf(table, 'cleared#complaint', { limit: 5 });
    expect(listed?.matter.id).toBe(id);
  });

  test('is the only thing that is cleared: open ones, feedback and corrections stay', async () => {
    const others = [
      await sent('complaint', 'in-hand'),
      await sent('feedback', 'answered'),
      await sent('correction', 'declined'),
    ];
    expect(await sweepOn(4000)).toBe(0);
    for (const id of others) expect(await kept(id)).toMatch(marks);
  });
});
