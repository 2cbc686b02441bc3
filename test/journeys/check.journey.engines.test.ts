import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/universal';
import { parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

const screenshots = fileURLToPath(new URL('../../.build/screenshots', import.meta.url));
let site: JourneySite;

beforeAll(async () => {
  if (!chromiumPath) return;
  site = await openSite();
  await mkdir(screenshots, { recursive: true });
}, 240_000);
afterAll(() => site?.close());

/** A spreadsheet as a quality manager keeps it: forty lines, some out of date, some misspelt. */
async function spreadsheet(): Promise<Buffer> {
  const rows = Array.from({ length: 36 }, (_, index) => [
    `检验规程 ${index + 1}`,
    `GB/T ${40_001 + (index % 30)}-2021`,
  ]);
  const named = [
    ['质量手册', 'GBT19001—2008'],
    ['标签', 'GB 7718－2011'],
    ['标签（新）', 'GB7718-2025'],
    ['外购件', 'GB/T 99999-2020'],
  ];
  const data = [['文件', '标准'], ...named, ...rows].map((row) => row.map((value) => ({ value })));
  return Buffer.from(await (await writeXlsx(data).toBlob()).arrayBuffer());
}

describe.skipIf(!chromiumPath)('a quality manager checks a list', () => {
  test('hands in a spreadsheet without script and takes home a report that an offline tool verifies', async () => {
    const { page, end } = await visit(site, { javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: '查新' }).first().click();
    await page.getByLabel('或上传文件').setInputFiles({
      name: '受控标准清单.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await spreadsheet(),
    });
    await page.getByRole('button', { name: '开始查新' }).click();
    expect(await page.locator('.check-lines tbody tr').count()).toBe(40);
    const old = page.locator('tr', { hasText: 'GBT19001—2008' });
    expect(await old.textContent()).toContain('被 GB/T 19001-2016 代替');
    expect(await page.locator('tr', { hasText: 'GB/T 99999-2020' }).textContent()).toContain('未收录');
    await page.getByRole('link', { name: '只看有问题的' }).click();
    expect(await page.locator('.check-lines tbody tr').count()).toBeLessThan(10);
    const id = page.url().match(/chk-[0-9a-f]{32}/)?.[0];
    const pdf = await page.request.get(`/v1/checks/${id}.pdf?language=zh`);
    await writeFile(join(screenshots, 'check-report.pdf'), await pdf.body());
    const files = (await PDFDocument.load(await readFile(join(screenshots, 'check-report.pdf')))).getAttachments();
    const bytesOf = (name: string) => files.find((file) => file.name === name)?.data ?? new Uint8Array();
    const logKey = parseVerifierKey(new TextDecoder().decode(bytesOf('log-key.txt')).trim());
    if (!logKey) throw new Error('the key is attached');
    const verdict = verifyReceipt(bytesOf('receipt.tlog-proof'), bytesOf('statement.json'), { logKey });
    expect(verdict).toMatchObject({ valid: true });
    await end();
  });

  test('is told what to do when nothing was handed in, and keeps what was typed', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/check');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Paste a list');
    await page.getByLabel('A list of standards').fill('no number in here');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('No standard number was found');
    expect(await page.getByLabel('A list of standards').inputValue()).toBe('no number in here');
    await end();
  });

  test('is told that the list is being checked, and sends it once however often the button is pressed', async () => {
    const { page, end } = await visit(site);
    await page.goto('/en/check');
    await page.getByLabel('A list of standards').fill('GB/T 19001-2016');
    const said = await page.locator('form[data-busy]').evaluate((form: HTMLFormElement) => {
      const kept: boolean[] = [];
      form.addEventListener('submit', ({ defaultPrevented }) => kept.push(defaultPrevented));
      form.requestSubmit();
      form.requestSubmit();
      return { kept, status: form.querySelector('[role="status"]')?.textContent };
    });
    expect(said).toEqual({ kept: [false, true], status: expect.stringContaining('is being checked') });
    await page.locator('.check-lines').waitFor();
    await end();
  });

  test.each([
    ['wide', '/check', { width: 1280, height: 900 }],
    ['narrow', '/en/check', { width: 320, height: 800 }],
  ] as const)('is for everyone: %s', async (name, path, viewport) => {
    const { page, end } = await visit(site, { viewport });
    await page.goto(path);
    await expectAccessible(page);
    await page.locator('textarea').fill('GB/T 19001-2008、GB 7718-2011\nISO 9001:2015\nGB/T 99999-2020');
    await page.locator('main button[type="submit"]').last().click();
    await page.locator('.check-lines').waitFor();
    await page.screenshot({ path: join(screenshots, `check-${name}.png`), fullPage: true });
    await expectAccessible(page);
    await end();
  });
});
