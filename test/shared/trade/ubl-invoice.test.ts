import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { billed, type Invoice, type InvoiceLine, negated } from '#shared/trade/invoice.ts';
import { ublInvoice } from '#shared/trade/ubl-invoice.ts';
import { judgeInvoices } from './invoice-judge.ts';

const money = (amount: number) => ({ amount, currency: 'CNY' });

const line: InvoiceLine = {
  line: 0,
  number: 'T/GJ 1-2026',
  title: '数据目录 <要求> & 规则',
  licence: 'READ-N',
  quantity: 3,
  taxBasisPoints: 600,
  taxCategory: 'digital-content',
  net: money(18_774),
  tax: money(1_126),
  total: money(19_900),
};
const exempt: InvoiceLine = {
  ...line,
  line: 2,
  licence: 'ADOPT',
  quantity: 1,
  taxBasisPoints: 0,
  net: money(5_000),
  tax: money(0),
  total: money(5_000),
};

const blue: Invoice = {
  id: 'inv-000000000000000000000001',
  revision: 2,
  kind: 'blue',
  state: 'issued',
  order: 'ord-000000000000000000000001',
  seller: {
    organization: 'org-seller',
    name: { zh: '示例标准化协会', en: 'Example Standards Association' },
    creditCode: '51210000MJ0000000X',
  },
  buyer: { organization: 'org-buyer', title: '示例科技有限公司', taxNumber: '91210100MA0000000X', country: 'CN' },
  ...billed(
    [
      line,
      { ...line, line: 1, taxBasisPoints: 1_300, net: money(1_000), tax: money(130), total: money(1_130) },
      exempt,
    ],
    'CNY',
  ),
  number: '99000000000000000001',
  issuedAt: '2026-11-25T16:30:00.000Z',
  original: null,
  correctedBy: null,
  reason: null,
  requestedAt: '2026-11-25T16:29:00.000Z',
  history: [],
};
const red: Invoice = {
  ...blue,
  ...negated(blue),
  id: 'inv-000000000000000000000002',
  kind: 'red',
  number: '99000000000000000002',
  original: { id: blue.id, number: '99000000000000000001', issuedAt: '2026-11-25T16:30:00.000Z' },
};
/** No Chinese numbers: a buyer abroad. */
const abroad: Invoice = {
  ...blue,
  buyer: { ...blue.buyer, title: 'Beispiel GmbH', taxNumber: 'DE123456789000', country: 'DE' },
};

describe('an invoice in UBL', () => {
  test('is dated by the day in Shanghai and names what it takes back', async () => {
    const xml = ublInvoice(red);
    expect(xml).toContain(
      '<cbc:IssueDate>2026-11-26</cbc:IssueDate><cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>',
    );
    expect(xml).toContain('<cac:InvoiceDocumentReference><cbc:ID>99000000000000000001</cbc:ID>');
    expect(xml).toContain('<cbc:Description>数据目录 &lt;要求&gt; &amp; 规则</cbc:Description>');
    expect(xml).not.toContain('>-');
    const { valid, rawOutput } = await validateXML({ xml, normalization: 'format' });
    expect(valid, rawOutput).toBe(true);
  });

  test('passes the schema and the official rules of EN 16931, which find what is wrong', { timeout: 180_000 }, async ({
    skip,
  }) => {
    const broken = ublInvoice(blue).replace(
      /<cbc:TaxInclusiveAmount currencyID="CNY">[\d.]+/,
      '<cbc:TaxInclusiveAmount currencyID="CNY">1.00',
    );
    const judged = await judgeInvoices({
      'blue.xml': ublInvoice(blue),
      'red.xml': ublInvoice(red),
      'abroad.xml': ublInvoice(abroad),
      'broken.xml': broken,
    });
    if (typeof judged === 'string') return skip(`the rules of EN 16931 are not here: ${judged}`);
    const clean = { passed: ['xsd', 'schematron-xslt'], faults: [] };
    expect(judged['blue.xml']).toEqual(clean);
    expect(judged['red.xml']).toEqual(clean);
    expect(judged['abroad.xml']).toEqual(clean);
    expect(judged['broken.xml']?.faults.join()).toContain('BR-CO-15');
  });
});
