import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { ensureIndices } from '#shared/standards/ensure-indices.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { isEmpty } from '#shared/standards/standard-bulk-store.ts';
import { localS3Options } from './engines/s3.ts';
import type { RunFile } from './run-file.ts';
import { StartProblem } from './steps.ts';

/** Whether the index was made by other code than this, or was lost while the table was kept. */
export async function isIndexStale(run: RunFile): Promise<boolean> {
  const admin = createSearchAdmin({ url: run.opensearchUrl });
  const states = await ensureIndices(admin, run.indexPrefix);
  if (Object.values(states).includes('outdated')) return true;
  if ((await admin.count(indexNames(run.indexPrefix).standards)) > 0) return false;
  const client = tableClient({ region: localS3Options.region, endpoint: run.dynamodbEndpoint });
  try {
    return !(await isEmpty({ client, name: run.catalogueTable }));
  } finally {
    client.destroy();
  }
}

/** Runs `npm run rebuild-index` against the service that is starting. */
export function renewIndex(): Promise<void> {
  const script = fileURLToPath(new URL('rebuild-index.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new StartProblem('The index could not be rebuilt; see above.'));
    });
  });
}
