import { createHash } from 'node:crypto';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import { depositServices } from '#shared/deposits/deposit-services.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { declarationOf } from '../shared/deposits/deposit-engines.ts';
import { type Visit, visit } from './browser.ts';
import type { JourneySite } from './site.ts';

/** A standard of the demo association as a PDF of one page, deposited and accepted. */
export async function depositPdf(number: string): Promise<string> {
  const services = depositServices();
  const caller = { subject: 'demo-depositor', roles: ['depositor' as const] };
  const bytes = await pdfOf(number);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { sha256, bytes: bytes.length, mediaType: 'application/pdf' as const };
  const declaration = declarationOf(bytes, sha256, { organization: 'org-demo-association', number, file });
  const requestId = 'journey';
  const { id, upload } = await declareDeposit(services, { declaration, key: `pdf ${number}`, caller, requestId });
  await fetch(upload?.url ?? '', { method: 'PUT', headers: upload?.headers, body: Buffer.from(bytes) });
  await sealDeposit(services, { id, caller, requestId });
  return id;
}

async function pdfOf(number: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  page.drawText(number, { x: 72, y: 720, size: 20, font });
  page.drawText(`1 Scope. ${number} says how drawings of ${number} are numbered.`, { x: 72, y: 680, size: 11, font });
  return pdf.save();
}

/** Opens a page as somebody, in a browser of their own. */
export async function signedIn(site: JourneySite, person: string, path: string, options = {}): Promise<Visit> {
  const visitor = await visit(site, options, /status of 4\d\d/);
  await visitor.page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
  await visitor.page.getByRole('button', { name: person }).click();
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  return visitor;
}

/** Ticks a licence on the form of a listing and prices it. */
export async function offer(page: Page, licence: string, fields: Record<string, string>): Promise<void> {
  const block = page.locator(`details[data-licence="${licence}"]`);
  if ((await block.getAttribute('open')) === null) await block.locator('summary').click();
  await block.getByRole('checkbox').check();
  for (const [name, value] of Object.entries(fields)) await block.locator(`[name="${licence}.${name}"]`).fill(value);
}
