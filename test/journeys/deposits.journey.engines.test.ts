import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadDemoDeposits } from '#infra/local/demo/demo-deposits.ts';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { challengeDeposit } from '#shared/deposits/challenge-deposit.ts';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import { depositServices } from '#shared/deposits/deposit-services.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { declarationOf, textOf } from '../shared/deposits/deposit-engines.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
const requestId = 'journey';
const secretNumber = 'T/GUIJU 981-2026';

let site: JourneySite;
let open: string;
let challenged: string;
let confidential: string;

/** A deposit of the demo association whose claims stay its own. */
async function depositConfidentially(): Promise<string> {
  const services = depositServices();
  const caller = { subject: 'demo-depositor', roles: ['depositor' as const] };
  const bytes = textOf('kept to ourselves');
  const declaration = declarationOf(bytes, createHash('sha256').update(bytes).digest('hex'), {
    organization: 'org-demo-association',
    number: secretNumber,
    isConfidential: true,
  });
  const { id, upload } = await declareDeposit(services, { declaration, key: requestId, caller, requestId });
  if (!upload) throw new Error('nothing to upload');
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  expect(put.status).toBe(200);
  await sealDeposit(services, { id, caller, requestId });
  return id;
}

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  const { indexPrefix } = site.service.names;
  await loadDemoOrganizations({ dynamodbEndpoint: inject('dynamodbEndpoint'), indexPrefix });
  [open = '', challenged = ''] = await loadDemoDeposits();
  confidential = await depositConfidentially();
  const caller = { subject: 'demo-buyer', roles: ['buyer' as const] };
  await challengeDeposit(depositServices(), { id: challenged, reason: 'Clause 4 is ours', caller, requestId });
  await site.service.settled();
  await mkdir(screenshots, { recursive: true });
}, 240_000);

afterAll(() => site?.close());

const narrow = { viewport: { width: 320, height: 640 } };
const plain = { javaScriptEnabled: false };

describe.skipIf(!chromiumPath)('the register of deposits', () => {
  test('lists what was accepted, and is searched by number, state and holder without JavaScript', async () => {
    const { page, end } = await visit(site, plain);
    await page.goto('/deposits');
    const entries = page.locator('.document-list > li');
    expect(await entries.count()).toBe(3);
    expect(await page.getByRole('link', { name: '声明未公开的呈缴' }).count()).toBe(1);
    await page.getByLabel('标准号', { exact: true }).fill('T/GUIJU1-2026');
    await page.getByRole('button', { name: '查找' }).click();
    expect(new URL(page.url()).searchParams.get('number')).toBe('T/GUIJU1-2026');
    expect(await entries.count()).toBe(1);
    await page.getByRole('link', { name: '规矩示范协会' }).click();
    expect(await entries.count()).toBe(2);
    await page.getByLabel('状态').selectOption('challenged');
    await page.getByRole('button', { name: '查找' }).click();
    expect(await entries.allTextContents()).toEqual([expect.stringContaining('T/GUIJU 2-2026')]);
    await end();
  });

  test('turns its pages by address', async () => {
    const { page, end } = await visit(site, plain);
    const seen: string[] = [];
    await page.goto('/en/deposits?size=2');
    seen.push(...(await page.locator('.document-list code').allTextContents()));
    await page.getByRole('link', { name: 'Next' }).click();
    seen.push(...(await page.locator('.document-list code').allTextContents()));
    expect(seen.toSorted()).toEqual([open, challenged, confidential].toSorted());
    await end();
  });

  test('says when nothing is found, also of what is not disclosed', async () => {
    const { page, end } = await visit(site, narrow);
    await page.goto(`/en/deposits?number=${encodeURIComponent(secretNumber)}`);
    expect(await page.getByText('No deposit matches.').isVisible()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'See all deposits' }).click();
    expect(await page.locator('.document-list > li').count()).toBe(3);
    await end();
  });
});

describe.skipIf(!chromiumPath)('the page of a deposit', () => {
  test.each(['', '/en'])('is accessible and fits a narrow screen, under “%s”', async (language) => {
    const { page, end } = await visit(site, narrow);
    for (const path of ['', `/${open}`, `/${challenged}`, `/${confidential}`]) {
      const answer = await page.goto(`${language}/deposits${path}`);
      expect(answer?.status(), path).toBe(200);
      await expectAccessible(page);
    }
    await end();
  });

  test('leads to record, receipt, statement, certificates and verification, and back from the record', async () => {
    const { page, end } = await visit(site, { viewport: { width: 1280, height: 900 } });
    await page.goto(`/deposits/${open}`);
    await page.screenshot({ path: join(screenshots, 'deposit.png'), fullPage: true });
    expect(await page.locator('.deposit-banner').textContent()).toContain('已受理');
    expect((await page.locator('.hash').first().textContent())?.length).toBe(64);
    const files = await page
      .locator('#proofs li a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const path of files) {
      expect((await fetch(`${site.url}${path}`)).status, String(path)).toBe(200);
    }
    expect(files.length).toBe(5);
    expect(await page.locator('.deposit-verify a').getAttribute('href')).toBe('/verify');
    await page.getByRole('link', { name: '查看标准题录' }).click();
    await page.getByRole('link', { name: '查看登记' }).click();
    await page.waitForURL((url) => url.pathname === `/deposits/${open}`);
    await end();
  });

  test('tells in words that a challenge is open, and of what', async () => {
    const { page, end } = await visit(site, plain);
    await page.goto(`/en/deposits/${challenged}`);
    expect(await page.locator('.deposit-banner').textContent()).toContain('challenged');
    expect(await page.locator('#challenge').textContent()).toContain('Clause 4 is ours');
    expect(await page.locator('#history li').last().textContent()).toContain('Challenged');
    await end();
  });

  test('keeps what is not disclosed', async () => {
    const html = await (await fetch(`${site.url}/deposits/${confidential}`)).text();
    for (const hidden of [secretNumber, 'org-demo-association', '规矩示范协会', '/certificate']) {
      expect(html).not.toContain(hidden);
    }
    expect(html).toContain(`/v1/deposits/${confidential}/receipt`);
  });

  test.each(['dep-000000000000000000000000', 'gb.7718-2011'])('is not found for %s', async (id) => {
    expect((await fetch(`${site.url}/deposits/${id}`)).status).toBe(404);
  });
});
