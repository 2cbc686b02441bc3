import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { LedgerTable } from '#shared/ledger/item-store.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';
import { postTransfer, transferItems } from '#shared/ledger/post-transfer.ts';
import { ledgerTables } from '#test/ledger-adapter/ledger-table.ts';
import { expectSoundBooks, fund, move, post, stand } from './books.ts';

const tables = ledgerTables(inject('dynamodbEndpoint'));
afterAll(() => tables.close());

let services: LedgerServices & { table: LedgerTable };
beforeEach(async () => {
  services = await tables.open();
});

/** Some order of another folder, which a transfer pays. */
const order = { id: 'order#7', part: 'order' };
type TransactionItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
const openOrder = (name: string): TransactionItem => ({ Put: { TableName: name, Item: { ...order, state: 'open' } } });
const payOrder = (name: string): TransactionItem => ({
  Update: {
    TableName: name,
    Key: order,
    UpdateExpression: 'SET #state = :paid',
    ConditionExpression: '#state = :open',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':paid': 'paid', ':open': 'open' },
  },
});
const send = ({ client }: LedgerTable, TransactItems: TransactionItem[]) =>
  client.send(new TransactWriteCommand({ TransactItems }));

async function orderState({ client, name }: LedgerTable): Promise<unknown> {
  return (await client.send(new GetCommand({ TableName: name, Key: order, ConsistentRead: true }))).Item?.state;
}

describe('a transfer together with a change of something else', () => {
  const legs = move('payee:a', 'payee:b', 300);

  test('does both, once, though the credit that it spends has yet to be chained', async () => {
    const { table } = services;
    await fund(services, 'payee:a', 300);
    await send(table, [openOrder(table.name)]);
    const pay = () => postTransfer(services, { key: 'pay', id: 'paid', legs }, [payOrder(table.name)]);
    expect((await pay()).status).toBe('APPLIED');
    expect((await pay()).status).toBe('DUPLICATE');
    expect(await orderState(table)).toBe('paid');
    expect((await stand(services, 'payee:b')).balance).toBe(300);
  });

  test('does neither when the other has moved', async () => {
    const { table } = services;
    await fund(services, 'payee:a', 300);
    const pay = postTransfer(services, { key: 'pay', id: 'paid', legs }, [payOrder(table.name)]);
    await expect(pay).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    expect((await stand(services, 'payee:a')).available).toBe(300);
    expect((await post(services, 'pay', legs)).status).toBe('APPLIED');
  });

  test('does neither when the money is not there', async () => {
    const { table } = services;
    await send(table, [openOrder(table.name)]);
    const pay = await postTransfer(services, { key: 'pay', id: 'paid', legs }, [payOrder(table.name)]);
    expect(pay).toMatchObject({ status: 'REJECTED', refusal: 'INSUFFICIENT_FUNDS' });
    expect(await orderState(table)).toBe('open');
  });

  test('may be put together by somebody else', async () => {
    const { table } = services;
    await fund(services, 'payee:a', 300);
    await stand(services, 'payee:a');
    await send(table, [openOrder(table.name)]);
    const input = { key: 'pay', id: 'paid', legs };
    const items = transferItems(table.name, input, services.now().toISOString());
    await send(table, [...items, payOrder(table.name)]);
    expect(await orderState(table)).toBe('paid');
    expect((await postTransfer(services, input)).status).toBe('DUPLICATE');
    expect(await stand(services, 'payee:a')).toMatchObject({ balance: 0, available: 0 });
    await expectSoundBooks(services);
    const unbalanced = { ...input, legs: legs.slice(1) };
    expect(() => transferItems(table.name, unbalanced, '2026-11-25T08:00:00Z')).toThrow('UNBALANCED');
  });

  test('is recorded by the transfer itself where its key is the id of it', async () => {
    const { table } = services;
    await fund(services, 'payee:a', 300);
    await stand(services, 'payee:a');
    const input = { key: 'capture', id: 'capture', legs };
    const items = transferItems(table.name, input, services.now().toISOString());
    expect(items).toHaveLength(3);
    await send(table, items);
    await expect(send(table, items)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(await postTransfer(services, input)).toEqual({ status: 'DUPLICATE', transferId: 'capture' });
    const other = { ...input, legs: legs.map((leg) => ({ ...leg, amount: leg.amount - 1 })) };
    expect(await postTransfer(services, other)).toMatchObject({ status: 'REJECTED', refusal: 'KEY_REUSED' });
    const otherKey = await postTransfer(services, { ...input, key: 'another' });
    expect(otherKey).toMatchObject({ status: 'REJECTED', refusal: 'ID_TAKEN' });
    await expectSoundBooks(services);
  });
});
