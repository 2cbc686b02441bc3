import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Between, clientWith, type Fault, faults } from './faulty-client.ts';
import { isLinearizable, type Operation } from './linearizable.ts';
import { memoryClient } from './memory-table.ts';
import { calls, shareOrder } from './order-history.ts';
import { furnish, memoryTables, worldOf } from './trade-world.ts';

/** A register: writes answer nothing, reads what stands in it. */
const write = (start: number, end: number, value: number): Operation<number> => ({
  start,
  end,
  name: `write ${value}`,
  apply: () => [value],
});
const read = (start: number, end: number, value: number): Operation<number> => ({
  start,
  end,
  name: `read ${value}`,
  apply: (state) => (state === value ? [state] : []),
});

test.each<[string, boolean, Operation<number>[]]>([
  ['a read after a write sees it', true, [write(1, 2, 7), read(3, 4, 7)]],
  ['a read after a write does not see what was before', false, [write(1, 2, 7), read(3, 4, 0)]],
  ['a read beside a write may see either', true, [write(1, 4, 7), read(2, 3, 0), read(5, 6, 7)]],
  ['what was seen is not unseen', false, [write(1, 9, 7), read(2, 3, 7), read(4, 5, 0)]],
  [
    'a write without an answer may come late',
    true,
    [write(1, Number.POSITIVE_INFINITY, 7), read(2, 3, 0), read(4, 5, 7)],
  ],
])('%s', (_name, expected, history) => {
  expect(isLinearizable(0, history)).toBe(expected);
});

const clients = fc.array(fc.array(fc.constantFrom(...calls), { minLength: 1, maxLength: 4 }), {
  minLength: 2,
  maxLength: 4,
});
const fault = fc.oneof(
  { arbitrary: fc.constant<Fault>('none'), weight: 12 },
  { arbitrary: fc.constantFrom<Fault>('drop', 'lose', 'delay', 'delay'), weight: 1 },
);

async function historyOf(between: Between, asked: Parameters<typeof shareOrder>[1]) {
  const client = memoryClient();
  const clean = worldOf(client, memoryTables);
  await furnish(clean);
  const { provider, clock } = clean;
  return shareOrder({ clean, real: worldOf(clientWith(client, between), memoryTables, { provider, clock }) }, asked);
}

const told = (history: Operation<unknown>[]) => history.map(({ start, end, name }) => `${start}–${end} ${name}`);

test('whoever pays, cancels, expires, refunds, disputes and reads at once, an order has one history', async () => {
  const list = fc.array(fault, { maxLength: 120, size: 'max' });
  const story = fc.asyncProperty(clients, list, async (asked, some) => {
    const history = await historyOf(faults(some.values()), asked);
    expect(isLinearizable('open', history), told(history).join('\n')).toBe(true);
  });
  await fc.assert(story, { seed: 20261125, numRuns: 300 });
});

test('an order that forgets what others wrote meanwhile has none', async () => {
  const forgetful: Between = (command, call) => {
    if (!(command instanceof TransactWriteCommand)) return call();
    const TransactItems = (command.input.TransactItems ?? []).map(({ Put, ...item }) =>
      Put ? { Put: { TableName: Put.TableName, Item: Put.Item } } : item,
    );
    return call(new TransactWriteCommand({ TransactItems }));
  };
  const history = await historyOf(forgetful, [['cancel'], ['pay'], ['expire'], ['read', 'read']]);
  expect(isLinearizable('open', history), told(history).join('\n')).toBe(false);
});
