import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import { depositServices } from '#shared/deposits/deposit-services.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { declarationOf, textOf } from '../shared/deposits/deposit-engines.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
const requestId = 'journey';
const narrow = { viewport: { width: 320, height: 640 } };
const plain = { javaScriptEnabled: false };

let site: JourneySite;

/** A deposit of the demo association, as far as it comes by itself. */
async function deposit(number: string): Promise<string> {
  const services = depositServices();
  const caller = { subject: 'demo-depositor', roles: ['depositor' as const] };
  const bytes = textOf(number);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const declaration = declarationOf(bytes, sha256, { organization: 'org-demo-association', number });
  const { id, upload } = await declareDeposit(services, { declaration, key: number, caller, requestId });
  const body = Buffer.from(bytes);
  await fetch(upload?.url ?? '', { method: 'PUT', headers: upload?.headers, body });
  await sealDeposit(services, { id, caller, requestId });
  return id;
}

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  const { indexPrefix } = site.service.names;
  await loadDemoOrganizations({ dynamodbEndpoint: inject('dynamodbEndpoint'), indexPrefix });
  await mkdir(screenshots, { recursive: true });
}, 240_000);

afterAll(() => site?.close());

/** Opens a page as somebody, in a browser of their own. */
async function as(person: string, path: string, options = {}) {
  const visitor = await visit(site, options, /status of 4\d\d/);
  await visitor.page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
  await visitor.page.getByRole('button', { name: person }).click();
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  return visitor;
}

async function act(page: Page, move: string, reason: string, button: string): Promise<void> {
  const form = page.locator(`#${move}`);
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  await form.locator('textarea').fill(reason);
  await form.getByRole('button', { name: button, exact: true }).click();
}

const isIn = (page: Page, state: string) => page.locator(`.deposit-banner[data-deposit="${state}"]`).waitFor();

describe.skipIf(!chromiumPath)('a deposit under review', () => {
  test('stands on the reviewer’s desk with its findings, is returned with a reason, and is mended by its holder', async () => {
    const id = await deposit('GB/T 99801-2026');
    const reviewer = await as('Demo Reviewer', '/review', narrow);
    await reviewer.page.getByText('应在此前决定').first().waitFor();
    expect(await reviewer.page.locator('#under-review').textContent()).toContain('标准号属于国家、行业或地方标准');
    await expectAccessible(reviewer.page);
    await reviewer.page.screenshot({ path: join(screenshots, 'review.png'), fullPage: true });
    await reviewer.page.getByRole('link', { name: 'GB/T 99801-2026' }).click();
    await isIn(reviewer.page, 'under-review');
    await expectAccessible(reviewer.page);
    await reviewer.page.screenshot({ path: join(screenshots, 'review-deposit.png'), fullPage: true });
    await reviewer.page.locator('#return-code').selectOption('number-wrong');
    await act(reviewer.page, 'return', '标准号应为团体标准编号', '退回');
    await isIn(reviewer.page, 'returned');
    await reviewer.end();

    const holder = await as('Demo Depositor', '/account/deposits', narrow);
    const tasks = holder.page.locator('#tasks');
    expect(await tasks.textContent()).toContain('标准号有误，标准号应为团体标准编号');
    await expectAccessible(holder.page);
    await holder.page.screenshot({ path: join(screenshots, 'my-deposits.png'), fullPage: true });
    await tasks.getByRole('link', { name: '改正后重新呈缴' }).click();
    expect(new URL(holder.page.url()).searchParams.get('from')).toBe(id);
    expect(await holder.page.getByLabel('标准号', { exact: true }).inputValue()).toBe('GB/T 99801-2026');
    await holder.end();
  });

  test('is rejected by two reviewers, and only one cannot', async () => {
    const id = await deposit('GB/T 99802-2026');
    const { page, end } = await as('Demo Reviewer', `/en/account/deposits/${id}`, plain);
    await act(page, 'propose-rejection', 'this is of the state', 'Propose to reject');
    await page.getByText('You proposed it; another reviewer must decide.').waitFor();
    expect(await page.locator('#propose-rejection, #reject').count()).toBe(0);
    await end();

    const second = await as('Demo Second Reviewer', `/account/deposits/${id}`);
    await second.page.getByText('由另一名审查员提出').waitFor();
    await second.page.screenshot({ path: join(screenshots, 'review-second.png'), fullPage: true });
    await act(second.page, 'reject', '同意', '驳回');
    await isIn(second.page, 'rejected');
    await second.end();
  });
});

describe.skipIf(!chromiumPath)('an accepted deposit', () => {
  test('is challenged from its public page, answered, and the challenge is dismissed', async () => {
    const id = await deposit('T/GUIJU 951-2026');
    const stranger = await as('Demo Buyer', `/deposits/${id}`);
    await stranger.page.getByRole('link', { name: '登录后提出异议' }).click();
    await act(stranger.page, 'challenge', '第 4 条为本单位所写', '提交异议');
    await isIn(stranger.page, 'challenged');
    await stranger.end();

    const holder = await as('Demo Depositor', '/account/deposits', { ...narrow, colorScheme: 'dark' });
    await holder.page.locator('#tasks').getByText('第 4 条为本单位所写').waitFor();
    await holder.page.locator('#tasks').getByRole('link', { name: '办理' }).first().click();
    await holder.page.screenshot({ path: join(screenshots, 'desk-dark.png'), fullPage: true });
    await act(holder.page, 'answer', '第 4 条由起草组共同完成，见合同', '提交答复');
    await holder.page.locator('#history').getByText('见合同').waitFor();
    await holder.end();

    const reviewer = await as('Demo Reviewer', '/review');
    await reviewer.page.locator('#challenged').getByRole('link', { name: 'T/GUIJU 951-2026' }).click();
    await act(reviewer.page, 'dismiss', '异议人未提供依据', '驳回异议');
    await isIn(reviewer.page, 'accepted');
    await reviewer.end();
  });

  test('is delisted by two reviewers, and reinstated by a third on appeal', async () => {
    const id = await deposit('T/GUIJU 958-2026');
    const decide = async (person: string, path: string, steps: (page: Page) => Promise<void>) => {
      const { page, end } = await as(person, path, plain);
      await steps(page);
      await end();
    };
    const desk = `/account/deposits/${id}`;
    await decide('Demo Reviewer', desk, (page) => act(page, 'propose-delisting', '所称权属不实', '提议除名'));
    await decide('Demo Second Reviewer', desk, async (page) => {
      await act(page, 'delist', '同意', '除名');
      await isIn(page, 'delisted');
    });
    await decide('Demo Depositor', desk, async (page) => {
      await act(page, 'appeal', '附著作权登记材料', '提交申诉');
      await isIn(page, 'appealed');
    });
    for (const person of ['Demo Reviewer', 'Demo Second Reviewer']) {
      await decide(person, desk, async (page) => {
        await isIn(page, 'appealed');
        expect(await page.locator('#reinstate, #confirm-delisting').count()).toBe(0);
      });
    }
    await decide('Demo Appeal Reviewer', '/review', async (page) => {
      await page.locator('#appealed').getByRole('link', { name: 'T/GUIJU 958-2026' }).click();
      await act(page, 'reinstate', '材料证明权属', '恢复受理');
      await isIn(page, 'accepted');
      expect(await page.locator('#history').textContent()).toContain('材料证明权属');
    });
  });

  test('is offered to another organization, which sees the offer and may not take it without the role', async () => {
    const id = await deposit('T/GUIJU 952-2026');
    const holder = await as('Demo Depositor', `/en/account/deposits/${id}`, plain);
    await holder.page.locator('#offer-transfer summary').click();
    await holder.page.getByLabel('Id of the receiving organization').fill('org-demo-archive');
    await act(holder.page, 'offer-transfer', 'by contract', 'Offer the transfer');
    await holder.page.getByText('org-demo-archive').waitFor();
    await holder.end();

    const receiver = await as('Demo Editor', '/en/account/deposits');
    await receiver.page.locator('#tasks').getByRole('link', { name: 'T/GUIJU 952-2026' }).click();
    await receiver.page.getByRole('heading', { level: 1, name: 'T/GUIJU 952-2026' }).waitFor();
    expect(await receiver.page.locator('#take-transfer').count()).toBe(0);
    await receiver.end();
  });

  test('gives its file and certificates to its parties from the desk, whatever the public may have', async () => {
    const id = await deposit('T/GUIJU 955-2026');
    const { page, end } = await as('Demo Depositor', `/account/deposits/${id}`);
    const links = page.locator('#internal li a');
    expect(await links.count()).toBe(3);
    for (const link of await links.all()) {
      const answer = await page.request.get((await link.getAttribute('href')) ?? '');
      expect([answer.status(), (await answer.body()).length > 1000]).toEqual([200, true]);
    }
    expect((await page.request.get(`/account/deposits/${id}/salts`)).status()).toBe(404);
    await end();
    const stranger = await as('Demo Reader', `/account/deposits/${id}`);
    expect((await stranger.page.request.get(`/account/deposits/${id}/file`)).status()).toBe(403);
    await stranger.end();
  });

  test('is superseded by a form that knows its claims, or withdrawn for good', async () => {
    const id = await deposit('T/GUIJU 953-2026');
    const { page, end } = await as('Demo Depositor', `/account/deposits/${id}`);
    await page.getByRole('link', { name: '呈缴新版本替代它' }).click();
    expect(await page.locator('#supersedes').inputValue()).toBe(id);
    await page.goBack();
    await act(page, 'withdraw', '误交', '撤回这项呈缴');
    await isIn(page, 'withdrawn');
    await end();
  });

  test('is not moved on a page that is no longer true; what was typed is kept', async () => {
    const id = await deposit('T/GUIJU 954-2026');
    const { page, end } = await as('Demo Buyer', `/account/deposits/${id}`);
    const other = await as('Demo Reader', `/account/deposits/${id}`);
    await act(other.page, 'challenge', 'first', '提交异议');
    await isIn(other.page, 'challenged');
    await act(page, 'challenge', 'second', '提交异议');
    await page.getByRole('alert').waitFor();
    await Promise.all([page, other.page].map((one) => expectAccessible(one)));
    await Promise.all([end(), other.end()]);
  });
});

test.skipIf(!chromiumPath)(
  'the register finds holders by a part of their name, and the reviewer’s desk is closed to others',
  async () => {
    const { page, end } = await as('Demo Reader', '/en/deposits');
    await page.getByLabel('Name of the holder').fill('demo assoc');
    await page.getByRole('button', { name: 'Find' }).click();
    expect(await page.locator('.document-list > li').count()).toBeGreaterThan(0);
    await page.getByLabel('Name of the holder').fill('nobody of this name');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('No deposit matches.').waitFor();
    expect((await page.goto('/en/review'))?.status()).toBe(403);
    await end();
  },
);
