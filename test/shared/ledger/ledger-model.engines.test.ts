import fc from 'fast-check';
import { afterAll, inject, test } from 'vitest';
import { ledgerTables } from '#test/ledger-adapter/ledger-table.ts';
import { expectSoundBooks } from './books.ts';
import { type Fault, faultyItems } from './faults.ts';
import { ledgerCommands } from './ledger-commands.ts';
import { emptyModel } from './ledger-model.ts';

/** `LEDGER_MODEL_RUNS=40` tells more stories. */
const runs = Number(process.env.LEDGER_MODEL_RUNS ?? 4);
const begin = Date.parse('2026-11-25T08:00:00.000Z');
const tables = ledgerTables(inject('dynamodbEndpoint'));
afterAll(() => tables.close());

const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'none', 'drop', 'duplicate', 'lose the answer');

test('on the real table, too, the ledger answers as the model does', async () => {
  const commands = fc.commands(ledgerCommands, { size: 'max', maxCommands: 60 });
  const story = fc.asyncProperty(commands, fc.array(fault, { maxLength: 200, size: 'max' }), async (asked, faults) => {
    const { items } = await tables.open();
    let at = begin;
    const setTime = (time: number) => {
      at = time;
    };
    const real = { items: faultyItems(items, faults.values()), now: () => new Date(at), setTime };
    await fc.asyncModelRun(() => ({ model: emptyModel(begin), real }), asked);
    await expectSoundBooks({ items, now: real.now });
  });
  await fc.assert(story, { seed: 20261125, numRuns: runs, endOnFailure: true });
});
