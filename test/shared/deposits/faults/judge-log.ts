import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statementBytes } from '#shared/deposits/statement.ts';
import { findLogKey } from '#shared/log/find-checkpoint.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { findLogJudge, type Judgement } from '#test/checks/log-judge.ts';
import { scanTable } from '#test/shared/log/log-snapshot.ts';
import { readHistories } from '../deposit-promises.ts';
import type { KeptDeposits } from '../deposit-snapshot.ts';

type JudgedDeposits = Pick<KeptDeposits, 'services' | 'log'>;

/** Old checkpoints and receipts that the judge is shown. */
const shown = 12;

/**
 * What a verifier that others wrote says of the whole log over HTTP, of checkpoints from its past and of receipts; why it
 * says nothing, where it cannot be built.
 */
export async function judgeLog(world: JudgedDeposits): Promise<Judgement | { missing: string }> {
  const found = await findLogJudge();
  if ('missing' in found) return found;
  const folder = await mkdtemp(join(tmpdir(), 'guiju-faults-'));
  const server = await serveFiles(world);
  try {
    const save = async (name: string, content: string | Uint8Array) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    const { logFiles } = world.services;
    const key = await save('key', (await findLogKey(world.services)) ?? '');
    const told = world.log.signed.map((text) => Number(text.split('\n')[1]));
    // Announcements of keys have no size.
    const sizes = [...new Set(told.filter(Number.isInteger))].sort((a, b) => a - b);
    const old = await Promise.all(
      spread(sizes.slice(1)).map(async (size) =>
        save(`checkpoint-${size}`, (await logFiles.get(`checkpoints/${size}`))?.bytes ?? ''),
      ),
    );
    const proofs = await saveReceipts(world, save);
    return await found.judge(['-base', server.url, '-key', key, '-flips', '100', '-old', ...old, ...proofs]);
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
}

type Save = (name: string, content: string | Uint8Array) => Promise<string>;

async function saveReceipts({ services }: JudgedDeposits, save: Save): Promise<string[]> {
  const deposits = readHistories(await scanTable(services.deposits)).map(({ deposit }) => deposit);
  const receipts: string[] = [];
  const leaves: string[] = [];
  for (const { id, entry = '', statement } of spread(deposits.filter((deposit) => deposit.entry))) {
    const found = await findReceipt(services, entry);
    if (found?.state !== 'published' || !statement) throw new Error(`${id} has no receipt`);
    receipts.push(await save(`${id}.tlog-proof`, found.receipt));
    leaves.push(await save(`${id}.leaf`, statementBytes(statement)));
  }
  return ['-receipt', ...receipts, '-leaf', ...leaves];
}

/** Some of them, from first to last. */
function spread<T>(all: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(all.length / shown));
  return all.filter((_, n) => n % step === 0 || n === all.length - 1);
}

/** The public files of the log as any server of files would give them. */
async function serveFiles({ services: { logFiles } }: JudgedDeposits): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const file = await logFiles.get((request.url ?? '').slice(1));
    response.writeHead(file ? 200 : 404);
    response.end(file?.bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
