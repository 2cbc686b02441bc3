import { element, leaf, type Xml, xmlDocument } from '../interchange/xml.ts';
import type { Invoice, InvoiceLine } from './invoice.ts';
import { decimal } from './statement-csv.ts';

const namespaces = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/** What differs between a document that bills and one that takes back; UNTDID 1001 codes. */
const forms = {
  blue: { root: 'Invoice', type: 'InvoiceTypeCode', code: '380', line: 'InvoiceLine', quantity: 'InvoicedQuantity' },
  red: {
    root: 'CreditNote',
    type: 'CreditNoteTypeCode',
    code: '381',
    line: 'CreditNoteLine',
    quantity: 'CreditedQuantity',
  },
} as const;

const cbc = (name: string, text: string, attributes: Record<string, string> = {}) =>
  leaf(`cbc:${name}`, attributes, text);
const cac = (name: string, children: readonly Xml[]) => element(`cac:${name}`, {}, children);

/**
 * An issued invoice as UBL 2.1 by the semantic model of EN 16931-1:2017: a red-letter one as a credit note, whose amounts
 * are above zero and which names the invoice that it takes back. It was paid before it was made, so nothing is payable.
 */
export function ublInvoice(invoice: Invoice): Xml {
  const { kind, number, issuedAt, order, original, total, tax, net } = invoice;
  const form = forms[kind];
  const amount = amountsOf(total.currency);
  return xmlDocument(
    element(form.root, { xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${form.root}-2`, ...namespaces }, [
      cbc('CustomizationID', 'urn:cen.eu:en16931:2017'),
      cbc('ID', number ?? ''),
      cbc('IssueDate', dateInShanghai(issuedAt)),
      cbc(form.type, form.code),
      cbc('DocumentCurrencyCode', total.currency),
      cac('OrderReference', [cbc('ID', order)]),
      original
        ? cac('BillingReference', [
            cac('InvoiceDocumentReference', [
              cbc('ID', original.number),
              cbc('IssueDate', dateInShanghai(original.issuedAt)),
            ]),
          ])
        : '',
      cac('AccountingSupplierParty', [sellerParty(invoice)]),
      cac('AccountingCustomerParty', [buyerParty(invoice)]),
      cac('TaxTotal', [amount('TaxAmount', tax.amount), ...subtotals(invoice)]),
      cac('LegalMonetaryTotal', [
        amount('LineExtensionAmount', net.amount),
        amount('TaxExclusiveAmount', net.amount),
        amount('TaxInclusiveAmount', total.amount),
        amount('PrepaidAmount', total.amount),
        amount('PayableAmount', 0),
      ]),
      ...invoice.lines.map((line) => documentLine(line, form)),
    ]),
  );
}

/** Amounts of a credit note are told without their sign. */
const amountsOf = (currencyID: string) => (name: string, fen: number) =>
  cbc(name, decimal(Math.abs(fen)), { currencyID });

function sellerParty({ seller: { name, creditCode } }: Invoice): Xml {
  const legalName = name.zh;
  return cac('Party', [
    cac('PartyName', [cbc('Name', name.en ?? legalName)]),
    cac('PostalAddress', [cac('Country', [cbc('IdentificationCode', 'CN')])]),
    cac('PartyTaxScheme', [cbc('CompanyID', `CN${creditCode}`), vat]),
    cac('PartyLegalEntity', [cbc('RegistrationName', legalName), cbc('CompanyID', creditCode)]),
  ]);
}

function buyerParty({ buyer: { title, taxNumber, country } }: Invoice): Xml {
  return cac('Party', [
    cac('PostalAddress', [cac('Country', [cbc('IdentificationCode', country)])]),
    cac('PartyLegalEntity', [cbc('RegistrationName', title), cbc('CompanyID', taxNumber)]),
  ]);
}

const vat = cac('TaxScheme', [cbc('ID', 'VAT')]);
const percent = (basisPoints: number) => decimal(basisPoints);

/** One subtotal a rate. */
function subtotals({ lines, total }: Invoice): Xml[] {
  const amount = amountsOf(total.currency);
  const sum = (own: readonly InvoiceLine[], field: 'net' | 'tax') =>
    own.reduce((all, line) => all + line[field].amount, 0);
  return [...Map.groupBy(lines, ({ taxBasisPoints }) => taxBasisPoints)].map(([basisPoints, own]) =>
    cac('TaxSubtotal', [
      amount('TaxableAmount', sum(own, 'net')),
      amount('TaxAmount', sum(own, 'tax')),
      cac('TaxCategory', [
        ...categoryOf(basisPoints),
        basisPoints === 0 ? cbc('TaxExemptionReason', '免税 Exempt from VAT') : '',
        vat,
      ]),
    ]),
  );
}

/** UNCL 5305: standard rate or exempt. */
function categoryOf(basisPoints: number): Xml[] {
  return [cbc('ID', basisPoints > 0 ? 'S' : 'E'), cbc('Percent', percent(basisPoints))];
}

/** The price is that of the whole quantity, so that price and line agree to the fen. */
function documentLine(line: InvoiceLine, form: (typeof forms)[keyof typeof forms]): Xml {
  const { number, title, licence, quantity, taxBasisPoints, net } = line;
  const amount = amountsOf(net.currency);
  const pieces = { unitCode: 'C62' };
  return cac(form.line, [
    cbc('ID', String(line.line + 1)),
    cbc(form.quantity, String(quantity), pieces),
    amount('LineExtensionAmount', net.amount),
    cac('Item', [
      cbc('Description', title),
      cbc('Name', `${number} ${licence}`),
      cac('ClassifiedTaxCategory', [...categoryOf(taxBasisPoints), vat]),
    ]),
    cac('Price', [amount('PriceAmount', net.amount), cbc('BaseQuantity', String(quantity), pieces)]),
  ]);
}

function dateInShanghai(instant: string | null): string {
  return instant === null ? '' : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
