import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { textOf } from '../shared/deposits/deposit-engines.ts';
import { assemble } from '../shared/literature/made-files.ts';
import { chromiumPath, expectAccessible, type Visit, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));

let site: JourneySite;
let folder: string;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  const { indexPrefix } = site.service.names;
  await loadDemoOrganizations({ dynamodbEndpoint: inject('dynamodbEndpoint'), indexPrefix });
  folder = await mkdtemp(join(tmpdir(), 'guiju-wizard-'));
  await mkdir(screenshots, { recursive: true });
}, 240_000);

afterAll(async () => {
  await site?.close();
  if (folder) await rm(folder, { recursive: true });
});

/** A visitor whose pages may also speak to the bucket of deposits. */
const depositor = (options = {}, tolerated = /status of 40[04]/): Promise<Visit> =>
  visit(site, options, tolerated, [new URL(inject('s3Endpoint')).origin]);

async function signIn(page: Page, path: string, person = 'Demo Depositor'): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function fileOf(name: string, bytes: Uint8Array): Promise<{ path: string; sha256: string }> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A PDF of one page that carries much, and nothing that two of its megabytes share. */
function largePdf(): Uint8Array {
  const pieces = Array.from({ length: 64 }, (_, at) => Buffer.alloc(1024 * 1024, `${at} megabytes before `));
  const [head, tail] = [Buffer.from(`<< /Length ${64 * 1024 * 1024} >>\nstream\n`), Buffer.from('\nendstream')];
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    Buffer.concat([head, ...pieces, tail]),
  ]);
}

interface Claimed {
  number: string;
  language?: 'zh' | 'en';
}

async function claim(page: Page, { number, language = 'zh' }: Claimed): Promise<void> {
  const [label, title, access] =
    language === 'zh'
      ? ['标准号', '中文名称', '公众可以获取']
      : ['Standard number', 'Chinese title', 'The public may have'];
  await page.getByLabel(label, { exact: true }).fill(number);
  await page.getByLabel(title).fill('走查示范 呈缴向导');
  await page.getByLabel(access).selectOption('download');
}

const hashDone = (page: Page) => page.locator('[data-hash="done"]');

describe.skipIf(!chromiumPath)('the deposit wizard', () => {
  test.each([
    {
      language: 'zh',
      prefix: '',
      submit: '登记声明并上传',
      accepted: '已受理',
      number: 'T/GUIJU 961-2026',
      width: 1280,
    },
    {
      language: 'en',
      prefix: '/en',
      submit: 'Register claims and upload',
      accepted: 'accepted',
      number: 'T/GUIJU 962-2026',
      width: 320,
    },
  ] as const)(
    'takes a file from hash to receipt in $language',
    async ({ language, prefix, submit, accepted, number, width }) => {
      const { page, end } = await depositor({ viewport: { width, height: 900 } });
      await signIn(page, `${prefix}/deposits/new`);
      const file = await fileOf(`${language}.md`, textOf(`wizard in ${language}`));
      await page.locator('#chosen').setInputFiles(file.path);
      await hashDone(page).waitFor();
      expect(await hashDone(page).textContent()).toBe(file.sha256);
      await claim(page, { number, language });
      await expectAccessible(page);
      await page.screenshot({ path: join(screenshots, `wizard-${language}.png`), fullPage: true });
      await page.getByRole('button', { name: submit }).click();
      await page.waitForURL(/\/account\/deposits\/dep-/);
      expect(await page.locator('.deposit-banner').textContent()).toContain(accepted);
      await expectAccessible(page);
      await page.screenshot({ path: join(screenshots, `desk-${language}.png`), fullPage: true });
      const id = page.url().split('/').at(-1) ?? '';
      const receipt = await fetch(`${site.url}/v1/deposits/${id}/receipt`);
      expect(await receipt.text()).toMatch(/^c2sp\.org\/tlog-proof@v1/);
      const entry = await (await fetch(`${site.url}/v1/deposits/${id}`)).json();
      expect(entry).toMatchObject({
        number,
        state: 'accepted',
        file: { sha256: file.sha256, mediaType: 'text/markdown' },
      });
      await end();
    },
  );

  test('hashes a file that was chosen before the script had come', async () => {
    const { page, end } = await depositor();
    await signIn(page, '/deposits/new');
    const file = await fileOf('early.md', textOf('chosen early'));
    const held = Promise.withResolvers<void>();
    await page.route('**/assets/entry.client-*', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto('/deposits/new', { waitUntil: 'commit' });
    await page.locator('#chosen').setInputFiles(file.path);
    held.resolve();
    await hashDone(page).waitFor();
    expect(await hashDone(page).textContent()).toBe(file.sha256);
    await end();
  });

  test('keeps what was typed over a reload, and takes a dropped file', async () => {
    const { page, end } = await depositor({ colorScheme: 'dark', viewport: { width: 1280, height: 900 } });
    await signIn(page, '/deposits/new');
    await claim(page, { number: 'T/GUIJU 963-2026' });
    await page.getByLabel('暂不公开声明').check();
    await page.reload();
    expect(await page.getByLabel('标准号', { exact: true }).inputValue()).toBe('T/GUIJU 963-2026');
    expect(await page.getByLabel('暂不公开声明').isChecked()).toBe(true);
    const transfer = await page.evaluateHandle(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['dropped'], 'dropped.txt'));
      return dropped;
    });
    await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: transfer });
    await hashDone(page).waitFor();
    expect(await hashDone(page).textContent()).toBe(createHash('sha256').update('dropped').digest('hex'));
    await page.screenshot({ path: join(screenshots, 'wizard-dark.png'), fullPage: true });
    await end();
  });

  test('says what the API refuses, and goes on from there with the same file', async () => {
    const { page, end } = await depositor();
    await signIn(page, '/en/deposits/new');
    await page.getByRole('button', { name: 'Register claims and upload' }).isVisible();
    const file = await fileOf('refused.txt', textOf('refused at first'));
    await page.locator('#chosen').setInputFiles(file.path);
    await claim(page, { number: 'no number at all', language: 'en' });
    await page.getByRole('button', { name: 'Register claims and upload' }).click();
    await page.locator('[data-says][data-stage="refused"]').waitFor();
    expect(await page.locator('[data-says]').textContent()).toContain('no standard number');
    await page.getByLabel('Standard number', { exact: true }).fill('T/GUIJU 964-2026');
    await page.getByRole('button', { name: 'Register claims and upload' }).click();
    await page.waitForURL(/\/account\/deposits\/dep-/);
    await end();
  });
});

describe.skipIf(!chromiumPath)('an upload of 64 MB', () => {
  test('is stopped, survives a reload, refuses another file, and goes on with the same one', async () => {
    const { page, end } = await depositor({}, /status of 40[04]|ERR_(?:ABORTED|FAILED)/);
    await signIn(page, '/deposits/new');
    const large = largePdf();
    const file = await fileOf('large.pdf', large);
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 4_000_000,
    });
    await page.locator('#chosen').setInputFiles(file.path);
    await claim(page, { number: 'T/GUIJU 965-2026' });
    await page.getByRole('button', { name: '登记声明并上传' }).click();
    await page.locator('[data-pace]').filter({ hasText: 'MB/秒' }).waitFor();
    await page.getByRole('button', { name: '停止上传' }).click();
    await page.locator('[data-stage="stopped"]').waitFor();
    await page.waitForURL(/\/deposits\/dep-[0-9a-f]{24}\/continue$/);
    await page.getByRole('button', { name: '重新上传' }).click();
    await page.locator('[data-pace]').filter({ hasText: 'MB/秒' }).waitFor();
    await page.reload();

    await expectAccessible(page);
    await page.screenshot({ path: join(screenshots, 'wizard-continue.png'), fullPage: true });
    const other = await fileOf('other.pdf', textOf('another file'));
    await page.locator('#chosen').setInputFiles(other.path);
    await page.locator('[data-hash-says][data-stage="otherFile"]').waitFor();
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await page.locator('#chosen').setInputFiles(file.path);
    await page.locator('[data-hash-says][data-stage="hashed"]').waitFor();
    await page.getByRole('button', { name: '上传并封存' }).click();
    await page.waitForURL(/\/account\/deposits\/dep-/, { timeout: 60_000 });
    const id = page.url().split('/').at(-1);
    const { state, file: kept } = await (await fetch(`${site.url}/v1/deposits/${id}`)).json();
    expect([state, kept.sha256, kept.bytes]).toEqual(['accepted', file.sha256, large.length]);
    await end();
  });
});

describe.skipIf(!chromiumPath)('without script', () => {
  test('the hash is typed in, the file goes by the command that the page shows, and is sealed', async () => {
    const { page, end } = await depositor({ javaScriptEnabled: false }, /status of 409/);
    await signIn(page, '/en/deposits/new');
    await page.screenshot({ path: join(screenshots, 'wizard-plain.png'), fullPage: true });
    const bytes = textOf('uploaded by hand');
    const { sha256 } = await fileOf('by-hand.txt', bytes);
    await page.getByLabel('SHA-256 (64').fill(sha256.toUpperCase());
    await page.getByLabel('Length of the file').fill(String(bytes.length));
    await page.getByLabel('Type of the file').selectOption('text/plain');
    await claim(page, { number: 'T/GUIJU 966-2026', language: 'en' });
    await page.getByRole('button', { name: 'Register claims, then upload' }).click();
    await page.waitForURL(/\/continue$/);
    const command = (await page.locator('#upload-command').textContent()) ?? '';
    await page.getByRole('button', { name: 'Seal' }).click();
    await page.getByRole('alert').filter({ hasText: 'has not been uploaded' }).waitFor();
    await runCommand(command, bytes);
    await page.getByRole('button', { name: 'Seal' }).click();
    await page.waitForURL(/\/account\/deposits\/dep-/);
    expect(await page.locator('.deposit-banner').textContent()).toContain('accepted');
    await end();
  });
});

/** What the shown curl command does, read back from its words. */
async function runCommand(command: string, bytes: Uint8Array): Promise<void> {
  const words = [...command.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
  const headers = words.filter((word) => word.includes(': ')).map((word) => word.split(': ', 2) as [string, string]);
  const url = words.at(-1) ?? '';
  const answer = await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) });
  expect(answer.status).toBe(200);
}

test.skipIf(!chromiumPath)('whoever may not deposit is told what is missing', async () => {
  const { page, end } = await depositor();
  await signIn(page, '/deposits/new', 'Demo Reader');
  await page.getByText('您目前没有这样的组织').waitFor();
  await expectAccessible(page);
  await end();
});
