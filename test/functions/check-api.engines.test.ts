import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import readXlsx from 'read-excel-file/universal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/universal';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import { parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { canonicalJson } from '#shared/runtime/canonical-json.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

let service: TestService;

beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  const { catalogueTable } = service.names;
  await loadDemo({ dynamodbEndpoint: engines.dynamodbEndpoint, catalogueTable });
  await service.settled();
}, 120_000);
afterAll(() => service?.stop());

async function call(method: 'GET' | 'POST', path: string, body?: unknown) {
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: { 'accept-language': 'en', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json');
  const text = new TextDecoder().decode(bytes);
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

interface Line {
  written: string;
  judgement: string;
  standard: { number: string } | null;
  successors: { number: string }[];
  findings: { code: string; en: string }[];
  place: Record<string, unknown>;
}

const codes = ({ findings }: Line) => findings.map(({ code }) => code);

describe('a list is judged line by line on a day', () => {
  const text = [
    '质量管理体系按GB/T 19001—2016执行，旧版 GB/T 19001-2008 不再适用。',
    '标签：GB 7718-2011（2027年3月前）',
    '环境空气质量 GB/T 3095',
    '信息安全 GB/T 35273-2017，GB/T 35273',
    '不存在的 GB/T 99999-2020',
  ].join('\n');
  const lines = async (asOf: string): Promise<Line[]> => (await call('POST', '/v1/checks', { text, asOf })).body.lines;

  test('with its place, what it stands for, what followed it, and what is wrong', async () => {
    const [current, old, label, air, privacy, undated, unheld] = await lines('2026-11-25');
    expect(current).toMatchObject({ written: 'GB/T 19001—2016', place: { line: 1, column: 8 } });
    expect(current && codes(current)).toContain('adopts-withdrawn-edition');
    expect(old).toMatchObject({ judgement: 'invalid', successors: [{ number: 'GB/T 19001-2016' }] });
    expect(old && codes(old)).toEqual(['replaced']);
    expect(label?.judgement).toBe('attention');
    expect(label && codes(label)).toContain('will-be-replaced');
    expect(air).toMatchObject({ judgement: 'invalid', findings: [{ code: 'wrong-mandate' }] });
    expect(privacy?.successors.map(({ number }) => number)).toEqual(['GB/T 35273-2020']);
    expect(undated).toMatchObject({ standard: { number: 'GB/T 35273-2020' } });
    expect(unheld).toMatchObject({ judgement: 'unknown', standard: null });
    expect(unheld && codes(unheld)).toEqual(['not-found']);
  });

  test('and otherwise on another day', async () => {
    const label = (await lines('2027-03-16'))[2];
    expect(label && codes(label)).toEqual(expect.arrayContaining(['withdrawn', 'replaced']));
  });

  test('a range counts as the numbers that it stands for', async () => {
    const ranges = Array.from({ length: 34 }, (_, i) => `GB ${50_001 + i * 60}~${50_060 + i * 60}-2008`);
    const { status, body } = await call('POST', '/v1/checks', { items: ranges });
    expect([status, body.detail]).toEqual([413, expect.stringContaining('2040 numbers')]);
  });

  test('a text without numbers is refused in words that help', async () => {
    const { status, body } = await call('POST', '/v1/checks', { text: '没有编号' });
    expect([status, body.detail]).toEqual([400, expect.stringContaining('No standard number')]);
  });
});

describe('a report can be checked by anyone', () => {
  test('its hash stands in the log, and receipt, statement and key suffice', async () => {
    const made = await call('POST', '/v1/checks', { items: ['gbt19001-2016', 'HJ604', 'ISO 9001:2015'] });
    expect(made.status).toBe(201);
    const { sha256, receipt, expiresAt: _expiry, ...report } = made.body;
    expect(createHash('sha256').update(canonicalJson(report)).digest('hex')).toBe(sha256);
    const statement = await call('GET', `/v1/checks/${report.id}/statement`);
    expect(statement.body.reportSha256).toBe(sha256);
    const key = parseVerifierKey((await call('GET', '/log/key')).text.trim());
    if (!key) throw new Error('the log has a key');
    expect(receipt).not.toBeNull();
    expect(verifyReceipt(new TextEncoder().encode(receipt), statement.bytes, { logKey: key })).toMatchObject({
      valid: true,
    });
    expect((await call('GET', `/v1/checks/${report.id}/receipt`)).text).toBe(receipt);
    expect((await call('GET', `/v1/checks/${report.id}`)).body).toEqual(made.body);
  });

  test('nobody finds one without its id', async () => {
    expect((await call('GET', `/v1/checks/chk-${'0'.repeat(32)}`)).status).toBe(404);
  });
});

describe('files are read and written', () => {
  test('a spreadsheet goes in, and one comes out with a row for every number', async () => {
    const blob = await writeXlsx(
      [
        ['标准', '备注'],
        ['GB 18030-2022', null],
        ['检验按 GB/T 1.1-2020、1.2-2020', '两项'],
      ].map((row) => row.map((value) => (value === null ? null : { value }))),
    ).toBlob();
    const content = Buffer.from(await blob.arrayBuffer()).toString('base64');
    const made = await call('POST', '/v1/checks', { file: { filename: '清单.xlsx', content } });
    expect(made.body.lines.map(({ place, written }: Line) => [place.cell, written])).toEqual([
      ['Sheet1!A2', 'GB 18030-2022'],
      ['Sheet1!A3', 'GB/T 1.1-2020'],
      ['Sheet1!A3', '1.2-2020'],
    ]);
    const sheet = await call('GET', `/v1/checks/${made.body.id}.xlsx`);
    const [{ data = [] } = {}] = await readXlsx(new Blob([sheet.bytes]));
    expect(data).toHaveLength(4);
    expect(data[1]?.[2]).toBe('GB 18030-2022');
  });

  test('the PDF holds report, statement, receipt and key', async () => {
    const made = await call('POST', '/v1/checks', { text: 'GB/T 19001-2008 与 GB 7718-2011' });
    const pdf = await call('GET', `/v1/checks/${made.body.id}.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const names = (await PDFDocument.load(pdf.bytes)).getAttachments().map(({ name }) => name);
    expect(names.sort()).toEqual(['log-key.txt', 'receipt.tlog-proof', 'report.json', 'statement.json']);
  });

  test.each([
    ['list.exe', 'Files of this kind'],
    ['list.xlsx', 'damaged'],
    ['list.pdf', 'broken'],
  ])('%s is refused in words', async (filename, words) => {
    const content = Buffer.from('no such file').toString('base64');
    const { status, body } = await call('POST', '/v1/checks', { file: { filename, content } });
    expect([status, body.detail]).toEqual([400, expect.stringContaining(words)]);
  });
});
