import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProviderSettings } from '#shared/trade/providers/provider-settings.ts';
import { sandboxPath } from './sandbox-service.ts';

/** Writes the settings of the one provider there is on one computer, with a secret that stays; answers file and secret. */
export async function ensureSandboxSettings(home: string, siteUrl: string): Promise<{ file: string; secret: string }> {
  await mkdir(home, { recursive: true });
  const file = join(home, 'payment-providers.json');
  const held = await readFile(file, 'utf8').catch(() => '[]');
  const known = ProviderSettings.parse(JSON.parse(held)).find(({ kind }) => kind === 'sandbox');
  const secret = known?.kind === 'sandbox' ? known.secret : randomBytes(32).toString('hex');
  const settings = [{ kind: 'sandbox', url: `${siteUrl}${sandboxPath}`, merchant: 'guiju', secret }];
  await writeFile(file, JSON.stringify(settings), { mode: 0o600 });
  return { file, secret };
}
