import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { ledgerTable } from '#infra/tables.ts';
import { type LedgerTable, ledgerTable as usedKeys } from '#shared/ledger/item-store.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';
import { ledgerTables } from '#test/ledger-adapter/ledger-table.ts';
import { expectSoundBooks, fund, move, post, stand } from './books.ts';
import { memoryItems } from './memory-items.ts';

const tables = ledgerTables(inject('dynamodbEndpoint'));
afterAll(() => tables.close());

let services: LedgerServices & { table: LedgerTable };
beforeEach(async () => {
  services = await tables.open();
});

test('the ledger is deployed with the keys that its store uses', () => {
  expect(ledgerTable).toEqual(usedKeys);
});

describe('the table and its stand-in of the models', () => {
  const at = (part: string) => ({ id: 'x', part });

  test('agree on every kind of write, on lists and on what they refuse', async () => {
    const memory = memoryItems();
    const both = async <T>(ask: (items: LedgerServices['items']) => Promise<T>): Promise<T> => {
      const [real, model] = [await ask(services.items), await ask(memory)];
      expect(model).toEqual(real);
      return real;
    };
    await both((items) => items.commit(['a', 'b', 'c'].map((part) => ({ add: { ...at(part), revision: 1 } }))));
    expect(await both((items) => items.commit([{ add: at('d') }, { add: at('a') }]))).toEqual([1]);
    expect(await both((items) => items.commit([{ replace: { ...at('a'), revision: 3 }, revision: 2 }]))).toEqual([0]);
    await both((items) => items.commit([{ replace: { ...at('a'), revision: 2 }, revision: 1 }, { remove: at('b') }]));
    expect(await both((items) => items.commit([{ remove: at('b') }]))).toEqual([0]);
    await both((items) => items.commit([{ change: at('new'), increase: { 'n:CNY': 5 }, set: { s: { t: 1 } } }]));
    await both((items) => items.commit([{ change: at('new'), increase: { 'n:CNY': -5 }, atLeast: { 'n:CNY': 5 } }]));
    expect(
      await both((items) => items.commit([{ change: at('new'), increase: { n: 1 }, atLeast: { 'n:CNY': 1 } }])),
    ).toEqual([0]);
    expect(
      await both((items) => items.commit([{ change: at('none'), increase: { n: -1 }, atLeast: { n: 1 } }])),
    ).toEqual([0]);
    expect(await both((items) => items.get([at('new'), at('none'), at('a')]))).toHaveLength(3);
    expect(await both((items) => items.list('x'))).toHaveLength(3);
    expect(await both((items) => items.list('x', { from: 'b', limit: 1 }))).toMatchObject([{ part: 'c' }]);
    expect(await both((items) => items.list('x', { to: 'c', newestFirst: true, limit: 1 }))).toMatchObject([
      { part: 'c' },
    ]);
    expect(await both((items) => items.list('nothing'))).toEqual([]);
  });
});

describe('others who write the same items', () => {
  /** DynamoDB Local never says so; the real one answers it when transactions meet. */
  function meetOthers(times: number): { met: () => number } {
    const { client } = services.table;
    const send = client.send.bind(client);
    let met = 0;
    vi.spyOn(client, 'send').mockImplementation((...[command]: unknown[]) => {
      if (!(command instanceof TransactWriteCommand) || met === times) return send(command as TransactWriteCommand);
      met += 1;
      const reasons = (command.input.TransactItems ?? []).map((_, n) => ({
        Code: n === 0 ? 'TransactionConflict' : 'None',
      }));
      throw new TransactionCanceledException({ message: 'Conflict', $metadata: {}, CancellationReasons: reasons });
    });
    return { met: () => met };
  }

  test('are waited for, and the transfer is made once', async () => {
    await fund(services, 'payee:a', 1_000);
    await stand(services, 'payee:a');
    const { met } = meetOthers(5);
    expect((await post(services, 'pay', move('payee:a', 'payee:b', 400))).status).toBe('APPLIED');
    expect(met()).toBe(5);
    expect((await stand(services, 'payee:a')).balance).toBe(600);
    await expectSoundBooks(services);
  });

  test('are not waited for for ever, and nothing is decided', async () => {
    await fund(services, 'payee:a', 1_000);
    meetOthers(Number.POSITIVE_INFINITY);
    await expect(post(services, 'pay', move('payee:a', 'payee:b', 400))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    vi.restoreAllMocks();
    expect((await post(services, 'pay', move('payee:a', 'payee:b', 400))).status).toBe('APPLIED');
  });
});
