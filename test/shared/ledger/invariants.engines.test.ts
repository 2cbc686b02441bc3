import { afterAll, inject, test } from 'vitest';
import { kitLedger } from '#test/ledger-adapter/kit-ledger.ts';
import { ledgerTables } from '#test/ledger-adapter/ledger-table.ts';
import { invariants } from './invariants.ts';

const tables = ledgerTables(inject('dynamodbEndpoint'));
afterAll(() => tables.close());

/** The kit itself sends its whole loads; see `conformance.engines.test.ts`. */
const load = { share: 0.1 };

test.each(Object.entries(invariants))('on the real table: %s', async (_name, check) => {
  await check(await kitLedger(tables.open), load);
});
