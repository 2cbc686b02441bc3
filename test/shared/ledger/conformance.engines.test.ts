import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { kitLedger } from '#test/ledger-adapter/kit-ledger.ts';
import { ledgerTables } from '#test/ledger-adapter/ledger-table.ts';
import { serveLedger } from '#test/ledger-adapter/serve.ts';

const kit = fileURLToPath(new URL('../../../../shared/checks/ledger_kit.py', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const missing = [...(existsSync(kit) ? [] : [`there is no ${kit}`]), ...(hasPython ? [] : ['there is no python3'])];
const why = missing.length > 0 ? ` (skipped: ${missing.join(', ')})` : '';

describe.skipIf(missing.length > 0)(`the conformance kit${why}`, () => {
  test('finds nothing wrong with the ledger over HTTP, at its strictest', { timeout: 500_000 }, async () => {
    const tables = ledgerTables(inject('dynamodbEndpoint'));
    const server = await serveLedger(await kitLedger(tables.open));
    try {
      const judge = spawn('python3', [kit, '--adapter', server.url, '--strict'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const report = await text(judge.stdout);
      const lines = report.trim().split('\n');
      expect(lines.filter((line) => !line.startsWith('PASS'))).toEqual(['24 passed, 0 failed']);
    } finally {
      await server.stop();
      await tables.close();
    }
  });
});
