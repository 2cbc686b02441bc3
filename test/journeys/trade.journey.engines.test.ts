import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { piecesOf } from '../shared/trade/marked-files.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { depositPdf, offer, signedIn } from './market.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
const narrow = { viewport: { width: 320, height: 640 } };
const number = 'T/GUIJU 961-2026';
const free = 'T/GUIJU 962-2026';

let site: JourneySite;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  const { indexPrefix } = site.service.names;
  await loadDemoOrganizations({ dynamodbEndpoint: inject('dynamodbEndpoint'), indexPrefix });
  await depositPdf(number);
  await depositPdf(free);
  await site.service.settled();
  await mkdir(screenshots, { recursive: true });
}, 240_000);

afterAll(() => site?.close());

/** Pictures to look at: `GUIJU_PICTURES=1` takes them, at a third of a second each. */
async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.GUIJU_PICTURES) return;
  await page.screenshot({ path: join(screenshots, `trade-${name}.png`), fullPage: true });
}
const state = (page: Page, order: string) => page.locator(`.deposit-banner[data-order="${order}"]`).waitFor();

/** Lists a deposit as the demo seller does; answers the id of the listing. */
async function list(deposit: string, licence: string, fields: Record<string, string>, options = {}): Promise<string> {
  const { page, end } = await signedIn(site, 'Demo Seller', '/account/sales', options);
  await page.getByRole('link', { name: `挂牌出售 ${deposit}` }).click();
  await page.getByLabel('权利声明').fill('本协会组织起草本标准，并享有其文本的著作权。');
  await offer(page, licence, fields);
  await picture(page, 'listing-new');
  await page.getByRole('button', { name: '挂牌', exact: true }).click();
  await page.getByRole('link', { name: '查看公开页面' }).waitFor();
  await picture(page, 'listing-desk');
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await end();
  return id;
}

/** From the listing to the placed order, as the demo buyer does. */
async function order(page: Page, quantity: string): Promise<void> {
  await page.getByLabel('份数').fill(quantity);
  await page.getByRole('button', { name: '放入购物单' }).click();
  await page.getByRole('button', { name: '取得报价' }).waitFor();
  const basket = await page.locator('.trade-sum').textContent();
  await picture(page, 'basket');
  await page.getByRole('button', { name: '取得报价' }).click();
  await page.waitForURL(/quotes\//);
  await picture(page, 'quote');
  expect(await page.locator('.trade-sum').textContent()).toBe(basket);
}

describe.skipIf(!chromiumPath)('a licence in a deposited standard', () => {
  test('is listed, bought in the sandbox, used, invoiced and given back, to the fen', async () => {
    const listing = await list(number, 'READ-1', { price: '120.00' });
    // What sells reaches the catalogue, and from there the index.
    await site.service.settled();
    await site.service.settled();

    const buyer = await signedIn(site, 'Demo Buyer', '/standards?licence=available');
    const { page } = buyer;
    await picture(page, 'results');
    await page.locator(`[data-id="t-guiju.961-2026"]`).getByRole('link', { name: '可购许可' }).click();
    await page.getByRole('link', { name: number }).last().click();
    expect(page.url()).toContain(listing);
    await picture(page, 'listing');
    await order(page, '2');
    expect(await page.locator('.trade-sum').textContent()).toContain('¥240.00');
    expect(await page.locator('.trade-sum').textContent()).toContain('¥13.58');
    await page.getByRole('button', { name: '下单' }).click();
    await state(page, 'placed');
    await page.getByRole('button', { name: '确认支付方式' }).click();
    await page.getByRole('link', { name: '打开支付页面' }).waitFor();
    await picture(page, 'pay');
    const address = page.url();
    await page.getByRole('link', { name: '打开支付页面' }).click();
    await page.getByText('CNY 240.00').waitFor();
    await page.getByRole('button', { name: /^付款 Pay$/ }).click();
    await page.goto(address);
    await state(page, 'fulfilled');
    await page.getByRole('button', { name: '申请发票' }).click();
    await page.getByText('已开具').waitFor();
    const bill = await page.request.get(
      (await page.getByRole('link', { name: /下载 UBL/ }).getAttribute('href')) ?? '',
    );
    expect(await bill.text()).toContain('>240.00</cbc:TaxInclusiveAmount>');
    await picture(page, 'order');

    await page.getByRole('link', { name: /指定用户与下载/ }).click();
    expect(await page.getByRole('button', { name: '生成带标记的副本' }).count()).toBe(0);
    for (const name of ['Demo Buyer', 'Demo Reader']) await page.getByLabel(new RegExp(name)).check();
    await page.getByRole('button', { name: '保存用户' }).click();
    await page.getByText('已指定 2 位，共 2 个席位').waitFor();
    await page.getByRole('button', { name: '生成带标记的副本' }).click();
    await page.getByText('副本已生成').waitFor();
    await picture(page, 'licence');
    const link = (await page.getByRole('link', { name: '下载副本' }).getAttribute('href')) ?? '';
    const copy = await (await page.request.get(link)).body();
    const text = (await piecesOf(copy)).flat().join('');
    expect(text).toContain('规矩示范工坊');
    expect(text).toContain(`${number} says how drawings`);

    await page.goto(address);
    await page.getByLabel('原因').selectOption('defect');
    await page.getByLabel('说明').first().fill('第 1 页文字不全。');
    await page.getByRole('button', { name: '申请退款' }).click();
    await state(page, 'refund-requested');

    const reviewer = await signedIn(site, 'Demo Reviewer', '/review/refunds');
    await reviewer.page.getByText('第 1 页文字不全。').waitFor();
    await picture(reviewer.page, 'refund-desk');
    await reviewer.page.getByLabel('答复（买方会看到）').fill('属实，全额退还。');
    await reviewer.page.getByRole('button', { name: '同意退款' }).click();
    await reviewer.page.getByText('没有等待决定的退款').waitFor();
    await reviewer.end();

    await site.service.settled();
    await page.goto(address);
    await state(page, 'refunded');
    expect(await page.locator('#refund').textContent()).toContain('属实，全额退还。');
    await page.goto('/account/licences');
    await page.getByText('已撤销').waitFor();
    await buyer.end();
    await expectBooks();
  });

  test('is free of charge at once when its price is nought, and its invoice is none', async () => {
    const listing = await list(free, 'ORG', { price: '0', months: '12' });
    const { page, end } = await signedIn(site, 'Demo Buyer', `/listings/${listing}`, { javaScriptEnabled: false });
    await page.getByRole('button', { name: '放入购物单' }).click();
    await page.getByRole('button', { name: '取得报价' }).click();
    await page.getByRole('button', { name: '免费领取' }).click();
    await state(page, 'fulfilled');
    expect(await page.locator('#payment, #invoices, #refund').count()).toBe(0);
    await page.getByRole('link', { name: /指定用户与下载/ }).click();
    await page.getByRole('button', { name: '生成带标记的副本' }).click();
    await page.getByText('副本已生成').waitFor();
    await end();
  });

  test('is priced anew, shared with others, withdrawn and offered again by its seller', async () => {
    const { page, end } = await signedIn(site, 'Demo Seller', '/en/account/sales');
    await page.getByRole('button', { name: 'Ask to be paid' }).first().click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: `Manage ${number}` }).click();
    await offer(page, 'TEACH', { price: 'a lot', users: '30', months: '6' });
    await page.getByRole('button', { name: 'Save prices' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('[name="TEACH.price"]').inputValue()).toBe('a lot');
    await page.locator('[name="TEACH.price"]').fill('900');
    await page.getByRole('button', { name: 'Save prices' }).click();
    await page.getByRole('link', { name: 'See the public page' }).click();
    await page.locator('#prices').getByText('Version 2').waitFor();
    expect(await page.locator('#TEACH').textContent()).toContain('¥900.00');
    await page.goBack();
    await page.getByLabel('Share 1').fill('60');
    await page.getByLabel('Payee 2').fill('org-demo-archive');
    await page.getByLabel('Share 2').fill('40');
    await page.getByRole('button', { name: 'Set the shares' }).click();
    await page.getByText('org-demo-archive 40%').waitFor();
    await page.getByRole('button', { name: 'Stop selling' }).click();
    await page.getByRole('button', { name: 'Begin or resume selling' }).click();
    await page.getByRole('button', { name: 'Stop selling' }).waitFor();
    await end();
  });

  test('may be left unpaid, or disputed once it is paid', async () => {
    const { page, end } = await signedIn(site, 'Demo Buyer', '/en/basket');
    await page.getByText('The basket is empty.').waitFor();
    expect(await page.locator('.trade-sum').count()).toBe(0);
    for (const end of ['left', 'disputed']) {
      await page.goto('/en/market?licence=READ-1');
      await page.locator('.result a').first().click();
      await page.locator('#READ-1').getByRole('button', { name: 'Put in the basket' }).click();
      await page.getByRole('button', { name: 'Get a quote' }).click();
      await page.getByRole('button', { name: 'Place the order' }).click();
      await page.getByRole('button', { name: 'Choose this way' }).click();
      await page.getByRole('link', { name: 'Open the payment page' }).waitFor();
      const address = page.url();
      if (end === 'left') {
        await page.getByRole('button', { name: 'Call the order off' }).click();
        await state(page, 'cancelled');
        continue;
      }
      await page.getByRole('link', { name: 'Open the payment page' }).click();
      await page
        .getByRole('button', { name: /notice|丢失/ })
        .last()
        .click();
      await page.goto(address);
      await page.getByRole('button', { name: 'Ask for the result' }).click();
      await state(page, 'fulfilled');
      await page.getByText('Dispute it').first().click();
      await page.getByLabel('Explanation').last().fill('It is not what was shown.');
      await page.getByRole('button', { name: 'Dispute it' }).click();
      await state(page, 'disputed');
      const reviewer = await signedIn(site, 'Demo Reviewer', '/en/review/refunds');
      await expectAccessible(reviewer.page);
      await reviewer.page.locator('#disputes li a').click();
      await reviewer.page.getByLabel('Decide the dispute').selectOption('uphold');
      await reviewer.page.getByLabel('Answer (the buyer sees it)').fill('So it is.');
      await reviewer.page.getByRole('button', { name: 'Decide the dispute' }).click();
      await state(reviewer.page, 'refunded');
      await reviewer.end();
    }
    await end();
  });

  test('is for everyone: every page in English, on a narrow screen, in the dark', async () => {
    await Promise.all([lookAsSeller(), lookAsBuyer(), lookAsOthers()]);
  });
});

async function lookAsSeller(): Promise<void> {
  const { page, end } = await signedIn(site, 'Demo Seller', '/en/account/sales', { ...narrow, colorScheme: 'dark' });
  for (const path of ['/en/account', '/en/market', '/en/account/sales']) await look(page, path);
  await picture(page, 'desk-narrow');
  await page
    .getByRole('link', { name: /^Manage/ })
    .first()
    .click();
  await look(page);
  await page.getByRole('link', { name: 'See the public page' }).click();
  await look(page);
  await page.goto('/en/account/sales');
  await page
    .getByRole('link', { name: /^Statement of/ })
    .first()
    .click();
  await look(page);
  await picture(page, 'statement-narrow');
  await end();
}

async function lookAsBuyer(): Promise<void> {
  const { page, end } = await signedIn(site, 'Demo Buyer', '/en/account/orders', narrow);
  await look(page);
  await page.locator('.entries a').last().click();
  await look(page);
  await picture(page, 'order-narrow');
  for (const path of ['/en/account/licences', '/en/standards/t-guiju.962-2026/licences']) await look(page, path);
  await page.getByRole('link', { name: 'Open the licence and get a copy' }).click();
  await look(page);
  await page.goto('/en/market');
  await page.locator('.result a').first().click();
  await page
    .getByRole('button', { name: /^Put in the basket/ })
    .first()
    .click();
  await look(page);
  await page.getByRole('button', { name: 'Get a quote' }).click();
  await page.getByRole('heading', { name: 'Quote' }).waitFor();
  await look(page);
  await picture(page, 'quote-narrow');
  await end();
}

async function lookAsOthers(): Promise<void> {
  const reviewer = await signedIn(site, 'Demo Reviewer', '/en/review/refunds', narrow);
  await look(reviewer.page);
  await reviewer.end();
  const stranger = await visit(site, narrow, /status of 4\d\d/);
  await look(stranger.page, '/standards/t-guiju.962-2026/licences');
  expect((await stranger.page.goto('/listings/lst-ffffffffffffffffffffffff'))?.status()).toBe(404);
  await stranger.end();
}

async function look(page: Page, path?: string): Promise<void> {
  if (path) expect((await page.goto(path))?.status()).toBe(200);
  await expectAccessible(page);
}

/** The seller's books after a sale of 240.00 that went back whole, and the invoices of it. */
async function expectBooks(): Promise<void> {
  const { page, end } = await signedIn(site, 'Demo Seller', '/account/sales');
  await page.getByRole('link', { name: /^\d{4}-\d\d 月结单/ }).click();
  const cells = async (kind: string) =>
    page
      .locator('tbody tr', { has: page.getByRole('cell', { name: kind, exact: true }) })
      .locator('td')
      .allTextContents();
  expect(await cells('销售')).toEqual(['销售', '1', '¥240.00', '¥13.58', '¥22.64', '¥203.78']);
  expect(await cells('退款')).toEqual(['退款', '1', '−¥240.00', '−¥13.58', '−¥22.64', '−¥203.78']);
  expect(await page.locator('.facts').first().textContent()).toContain('期末应付¥0.00');
  await picture(page, 'statement');
  const csv = await page.request.get((await page.getByRole('link', { name: '下载 CSV' }).getAttribute('href')) ?? '');
  expect(await csv.text()).toContain(',240.00,13.58,22.64,203.78,CNY');
  await end();
}
