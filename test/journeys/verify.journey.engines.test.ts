import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeStatement, statementBytes } from '#shared/deposits/statement.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { logServices } from '#shared/log/log-services.ts';
import { submitEntry } from '#shared/log/submit-entry.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
/** Several pieces of the hash, and words that no request may carry. */
const secret = 'a text that nobody else may read';
const document = Buffer.alloc(9 * 1024 * 1024 + 5, secret);

let site: JourneySite;
let folder: string;
let key: string;

/** A statement in the log of the running service, with its receipt. */
async function log(leaf: Uint8Array): Promise<string> {
  const services = logServices();
  const { id, writes } = await submitEntry(services, { leaf });
  await services.log.client.send(new TransactWriteCommand({ TransactItems: writes }));
  const found = await vi.waitUntil(
    async () => {
      const receipt = await findReceipt(services, id);
      return receipt?.state === 'published' && receipt;
    },
    { timeout: 30_000, interval: 50 },
  );
  return found.receipt;
}

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  await mkdir(screenshots, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'guiju-verify-'));
  const statement = statementBytes(
    makeStatement({
      depositId: 'dep-0123456789abcdef01234567',
      documentSha256: createHash('sha256').update(document).digest('hex'),
      bytes: document.length,
      mediaType: 'application/pdf',
      sealedAt: '2026-11-25T07:56:04.120Z',
      claims: {},
      depositor: {},
      salts: { claims: 'a'.repeat(64), depositor: 'b'.repeat(64) },
    }),
  );
  await writeFile(join(folder, 'statement.json'), statement);
  await writeFile(join(folder, 'receipt.tlog-proof'), await log(statement));
  await writeFile(join(folder, 'document.pdf'), document);
  key = await (await fetch(`${site.url}/log/key`)).text();
}, 240_000);

afterAll(async () => {
  await site?.close();
  if (folder) await rm(folder, { recursive: true });
});

const of = (name: string) => join(folder, name);

async function tampered(name: string, change: (bytes: Buffer) => void): Promise<string> {
  const bytes = Buffer.from(await readFile(of(name)));
  change(bytes);
  await writeFile(of(`tampered-${name}`), bytes);
  return of(`tampered-${name}`);
}

interface Chosen {
  receipt?: string;
  statement?: string;
  file?: string;
}

async function choose(page: Page, chosen: Chosen = {}): Promise<void> {
  const { receipt = of('receipt.tlog-proof'), statement = of('statement.json'), file } = chosen;
  await page.locator('#verify-receipt').setInputFiles(receipt);
  await page.locator('#verify-statement').setInputFiles(statement);
  if (file) await page.locator('#verify-file').setInputFiles(file);
}

const verdict = (page: Page, outcome: 'passed' | 'failed') =>
  page.locator(`[role="status"][data-outcome="${outcome}"]`).textContent();

describe.skipIf(!chromiumPath)('the verification page', () => {
  test('verifies file, statement and receipt step by step, and sends nothing but a question for the key', async () => {
    const { page, end } = await visit(site, { viewport: { width: 1280, height: 900 } });
    await page.goto('/verify');
    await choose(page, { file: of('document.pdf') });
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    await page.getByRole('button', { name: '开始核验' }).click();
    expect(await verdict(page, 'passed')).toContain('核验通过');
    const steps = page.locator('[data-step]');
    expect(await steps.evaluateAll((items) => items.map((item) => item.getAttribute('data-outcome')))).toEqual([
      ...Array.from({ length: 6 }, () => 'passed'),
      ...Array.from({ length: 3 }, () => 'skipped'),
    ]);
    expect(await page.locator('[data-step="file"]').textContent()).toContain(
      createHash('sha256').update(document).digest('hex'),
    );
    const paths = asked.map((request) => `${request.method()} ${new URL(request.url()).pathname}`);
    expect(paths.filter((path) => !path.startsWith('GET /assets/'))).toEqual(['GET /log/key']);
    expect(asked.map((request) => request.postDataBuffer())).toEqual(asked.map(() => null));
    await expectAccessible(page);
    await page.screenshot({ path: join(screenshots, 'verify.png'), fullPage: true });
    await end();
  });

  test('compares an older checkpoint with the present one, and refuses one that was altered', async () => {
    const { page, end } = await visit(site);
    const older = await (await fetch(`${site.url}/log/checkpoint`)).text();
    await log(Buffer.from('one more entry'));
    await page.goto('/verify');
    const compare = async (text: string) => {
      const file = { name: 'checkpoint', mimeType: 'text/plain', buffer: Buffer.from(text) };
      await page.locator('#consistency-older').setInputFiles(file);
      await page.getByRole('button', { name: '比对' }).click();
    };
    await compare(older);
    await page
      .locator('[data-consistency]')
      .filter({ hasText: '一致：2 个条目的日志原样包含先前的 1 个条目' })
      .waitFor();
    await compare(older.replace('\n1\n', '\n2\n'));
    await page.locator('[data-consistency]').filter({ hasText: '不是此日志签名的' }).waitFor();
    await expectAccessible(page);
    await page.locator('#consistency').screenshot({ path: join(screenshots, 'consistency.png') });
    await end();
  });

  test('needs no network once it is open and has the key', async () => {
    const { page, end } = await visit(site);
    await page.goto('/verify');
    await page.locator('[data-verify-form]').waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await choose(page, { file: of('document.pdf') });
    await page.getByLabel('日志公钥').fill(key);
    await page.getByRole('button', { name: '开始核验' }).click();
    expect(await verdict(page, 'passed')).toContain('核验通过');
    await end();
  });

  const flip = (at: number) => (bytes: Buffer) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
  };
  test.each([
    ['file', 'document.pdf', flip(5_000_000), 'File is the one stated'],
    ['statement', 'statement.json', flip(60), 'does not hold'],
    ['receipt', 'receipt.tlog-proof', flip(2), 'Form of the receipt'],
    [
      'receipt',
      'receipt.tlog-proof',
      (bytes: Buffer) => flip(bytes.length - 10)(bytes),
      'Signature under the checkpoint',
    ],
  ])('says in red which step fails when one byte of the %s is changed', async (field, name, change, says) => {
    const { page, end } = await visit(site, { viewport: { width: 320, height: 700 } });
    await page.goto('/en/verify');
    await choose(page, { file: of('document.pdf'), [field]: await tampered(name, change) });
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    const said = await verdict(page, 'failed');
    expect(said).toContain('Not verified');
    expect(said).toContain(says);
    const colours = await page.evaluate(() => {
      const region = globalThis.document.querySelector('[data-verdict]');
      return region && getComputedStyle(region).color;
    });
    expect(colours).toBe('rgb(169, 43, 28)');
    await expectAccessible(page);
    await end();
  });

  test('is worked by keyboard, and asks for what is missing', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/verify');
    // The form is shown by its script.
    await page.locator('#verify-receipt').waitFor();
    await page.locator('#verify-receipt').focus();
    for (const next of ['statement', 'file', 'key', 'checkpoint', 'time-stamp']) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => globalThis.document.activeElement?.id)).toBe(`verify-${next}`);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => globalThis.document.activeElement?.id)).toBe('verify-receipt');
    await choose(page);
    await page.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
    expect(await verdict(page, 'passed')).toContain('the file itself was not compared');
    await end();
  });

  test('without JavaScript tells the commands and shows no form', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false });
    await page.goto('/verify');
    expect(await page.locator('[data-verify-form]').isVisible()).toBe(false);
    expect(await page.getByText('本页无法在此核验').isVisible()).toBe(true);
    expect(await page.locator('#by-openssl').textContent()).toContain('openssl pkeyutl');
    expect(await page.locator('#by-project').textContent()).toContain('npm run verify-receipt');
    await end();
  });
});

describe.skipIf(!chromiumPath)('what a receipt proves', () => {
  test.each(['/deposits/learn', '/en/deposits/learn'])('is told at %s, and leads to the verification', async (path) => {
    const { page, end } = await visit(site, { viewport: { width: 320, height: 700 } });
    await page.goto(path);
    expect(await page.locator('#does-not-prove').textContent()).toContain('作品登记证书');
    await expectAccessible(page);
    await page.locator('#verify .prose a').first().click();
    await page.waitForURL((url) => url.pathname.endsWith('/verify'));
    await end();
  });
});
