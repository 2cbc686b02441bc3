import { createHash } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { drawCertificate } from '#shared/deposits/draw-certificate.ts';
import { commit, Statement } from '#shared/deposits/statement.ts';
import { parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { madeDeposit } from './made-certificate.ts';

const document = new TextEncoder().encode('what was deposited');
const documentSha256 = createHash('sha256').update(document).digest('hex');
const certified = await madeDeposit(documentSha256);
const languages = ['zh', 'en'] as const;

async function read(pdf: Uint8Array) {
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
  const opened = await loading.promise;
  const pages = await Promise.all(Array.from({ length: opened.numPages }, (_, at) => opened.getPage(at + 1)));
  const printed = await Promise.all(pages.map((page) => page.getTextContent()));
  const text = printed.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('');
  const names = [...((await opened.getAttachments()) ?? new Map()).keys()];
  const contents = await Promise.all(names.map((name) => opened.getAttachmentContent(name)));
  const files = new Map(names.map((name, at) => [name, Uint8Array.from(contents[at] ?? [])]));
  const { info } = await opened.getMetadata();
  await loading.destroy();
  return { pages: pages.length, text: text.replaceAll(/\s/g, ''), files, info };
}

/** Share of points that are dark or red in a part of the first page, given in points from its upper left corner. */
async function inkIn(pdf: Uint8Array, [left, top, right, bottom]: [number, number, number, number]): Promise<number> {
  const library = await PDFiumLibrary.init();
  const opened = await library.loadDocument(pdf);
  const { data, width } = await opened.getPage(0).render({ scale: 1, render: async ({ data }) => data });
  let dark = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) if ((data[(y * width + x) * 4 + 1] ?? 255) < 128) dark += 1;
  }
  opened.destroy();
  library.destroy();
  return dark / ((right - left) * (bottom - top));
}

describe.each(languages)('a certificate in %s', (language) => {
  test('fits one page, says what was deposited, and that it is no registration', async () => {
    const pdf = await drawCertificate(certified, language);
    const { pages, text, info } = await read(pdf);
    expect(pages).toBe(1);
    expect(pdf.length).toBeLessThan(200_000);
    const { claims, depositor, id } = certified.deposit;
    const said = [claims.number, claims.titles.zh, claims.titles.en, depositor.name.zh, depositor.creditCode, id];
    const recorded = [
      documentSha256,
      '2026-11-2515:56:04',
      '2026-11-25T07:56:04.120Z',
      certified.logKey,
      '作品登记证书',
    ];
    for (const fact of [...said, ...recorded]) expect(text).toContain(fact?.replaceAll(' ', ''));
    expect(text).not.toContain('〓');
    expect(info).toMatchObject({ Language: language === 'zh' ? 'zh-CN' : 'en' });
  });

  test('is drawn and not only written: title, notice, facts and code have ink', async () => {
    const pdf = await drawCertificate(certified, language);
    const parts = {
      title: [50, 70, 130, 100],
      notice: [50, 142, 300, 165],
      facts: [150, 190, 420, 260],
      code: [469, 50, 545, 126],
    };
    const ink = await Promise.all(
      Object.values(parts).map((part) => inkIn(pdf, part as [number, number, number, number])),
    );
    expect(ink.map((share) => share > 0.03)).toEqual([true, true, true, true]);
    expect(ink[3]).toBeGreaterThan(0.35);
    expect(ink[3]).toBeLessThan(0.65);
  });

  test('is the same to the last byte every time', async () => {
    const [once, again] = [await drawCertificate(certified, language), await drawCertificate(certified, language)];
    expect(Buffer.compare(once, again)).toBe(0);
  });
});

test('what is attached proves the deposit without the service, and opens what the statement commits to', async () => {
  const { files } = await read(await drawCertificate(certified, 'zh'));
  const text = (name: string) => new TextDecoder().decode(files.get(name));
  expect([...files.keys()].sort()).toEqual(['claims.json', 'log-key.txt', 'receipt.tlog-proof', 'statement.json']);
  const logKey = parseVerifierKey(text('log-key.txt'));
  const leaf = files.get('statement.json');
  const receipt = files.get('receipt.tlog-proof');
  if (!logKey || !leaf || !receipt) throw new Error('something is not attached');
  expect(verifyReceipt(receipt, leaf, { logKey })).toMatchObject({ valid: true, index: 4 });
  const statement = Statement.parse(JSON.parse(text('statement.json')));
  expect(statement.documentSha256).toBe(documentSha256);
  const { claims, depositor, salts } = JSON.parse(text('claims.json'));
  expect(commit(salts.claims, claims)).toBe(statement.claimsCommitment);
  expect(commit(salts.depositor, depositor)).toBe(statement.depositorCommitment);
});

test('characters that the font lacks are marked, and the mark explained', async () => {
  const { deposit } = certified;
  const titles = { zh: '𠮷田标准' };
  const rare = { ...certified, deposit: { ...deposit, claims: { ...deposit.claims, titles } } };
  const { text } = await read(await drawCertificate(rare, 'zh'));
  expect(text).toContain('〓田标准');
  expect(text).toContain('〓表示字库中没有的字');
});

test('the longest title goes on to further pages', async () => {
  const { deposit } = certified;
  const titles = { zh: '很长的标准名称'.repeat(285), en: 'A long title of a standard '.repeat(74) };
  const long = { ...certified, deposit: { ...deposit, claims: { ...deposit.claims, titles } } };
  const { pages, text } = await read(await drawCertificate(long, 'en'));
  expect(pages).toBeGreaterThan(1);
  expect(text.replaceAll(/dep-\w+·Page\dof\d·certificateofdeposit,notofregistration/g, '')).toContain(titles.zh);
});

test('there is no certificate of what is not sealed or has no receipt', async () => {
  const unsealed = { ...certified, deposit: { ...certified.deposit, statement: undefined } };
  await expect(drawCertificate(unsealed, 'zh')).rejects.toThrow(RangeError);
  await expect(drawCertificate({ ...certified, receipt: 'no receipt' }, 'zh')).rejects.toThrow(RangeError);
  await expect(drawCertificate({ ...certified, logKey: 'no key' }, 'zh')).rejects.toThrow(RangeError);
});
