import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDynamoDb } from '#infra/local/engines/dynamodb.ts';
import { findJdk } from '#infra/local/engines/jdk.ts';
import { once } from '#shared/runtime/records.ts';
import { kitLedger } from './kit-ledger.ts';
import { ledgerTables } from './ledger-table.ts';
import { serveLedger } from './serve.ts';

/**
 * `npm run ledger-adapter -- --port 8799` serves an empty ledger to the conformance kit until it is told to end. It
 * starts a DynamoDB Local of its own unless `DYNAMODB_ENDPOINT` names a running one.
 */
const { port = '0' } = parseArgs({ options: { port: { type: 'string' } } }).values;

const home = await mkdtemp(join(tmpdir(), 'guiju-ledger-'));
const given = process.env.DYNAMODB_ENDPOINT;
const engine = given ? undefined : await startDynamoDb({ home, log: console.log, jdk: await findJdk(), port: 0 });
const tables = ledgerTables(engine?.url ?? given ?? '');
const server = await serveLedger(await kitLedger(tables.open), Number(port));
console.log(`ledger adapter listens on ${server.url}`);

const endOnce = once(end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endOnce);

async function end(): Promise<void> {
  await server.stop();
  await tables.close();
  await engine?.stop();
  await rm(home, { recursive: true, force: true });
}
