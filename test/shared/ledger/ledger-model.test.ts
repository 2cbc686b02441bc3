import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerItems } from '#shared/ledger/item.ts';
import { expectSoundBooks } from './books.ts';
import { type Fault, faultyItems } from './faults.ts';
import { type LedgerUnderTest, ledgerCommands } from './ledger-commands.ts';
import { emptyModel } from './ledger-model.ts';
import { memoryItems } from './memory-items.ts';

/** Runs a seed: `LEDGER_MODEL_RUNS=200` sends 10,000 commands in each. */
const runs = Number(process.env.LEDGER_MODEL_RUNS ?? 10);
const begin = Date.parse('2026-11-25T08:00:00.000Z');
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'drop', 'duplicate', 'lose the answer');
const commands = fc.commands(ledgerCommands, { size: 'max', maxCommands: 100 });

function ledger(items: LedgerItems, faults: Fault[]): LedgerUnderTest {
  let at = begin;
  return {
    items: faultyItems(items, faults.values()),
    now: () => new Date(at),
    setTime: (time) => {
      at = time;
    },
  };
}

test.each(Array.from({ length: 20 }, (_, seed) => seed + 1))(
  'whatever is asked and whatever fails on the way, the ledger answers as the model does (seed %i)',
  async (seed) => {
    const story = fc.asyncProperty(
      commands,
      fc.array(fault, { maxLength: 400, size: 'max' }),
      async (asked, faults) => {
        const items = memoryItems();
        const real = ledger(items, faults);
        const model = emptyModel(begin);
        await fc.asyncModelRun(() => ({ model, real }), asked);
        await expectSoundBooks({ items, now: real.now });
        const waiting = [...items.all].filter(([id, parts]) => id.startsWith('outbox#') && parts.size > 0);
        expect(waiting).toEqual([]);
      },
    );
    await fc.assert(story, { seed, numRuns: runs });
  },
);
