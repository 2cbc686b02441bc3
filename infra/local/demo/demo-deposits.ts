import { createHash } from 'node:crypto';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import { type DepositServices, depositServices } from '#shared/deposits/deposit-services.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import type { StandardFields } from '#shared/standards/standard.ts';
import { ownStandards } from './own-standards.ts';

const depositor: Caller = { subject: 'demo-depositor', roles: ['depositor'] };
const organization = 'org-demo-association';
const requestId = 'demo';
const deposited = 2;

/** Deposits the first standards of this service for the demo association, as a member would; once, however often it starts. */
export async function loadDemoDeposits(): Promise<string[]> {
  const services = depositServices();
  const ids: string[] = [];
  for (const { fields } of ownStandards().slice(0, deposited)) ids.push(await depositText(services, fields));
  return ids;
}

async function depositText(services: DepositServices, fields: StandardFields): Promise<string> {
  const { number, titles = {}, abstracts = {} } = fields;
  const bytes = new TextEncoder().encode(
    [`# ${number} ${titles.zh}`, titles.en, abstracts.zh, abstracts.en].join('\n\n'),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const declaration = {
    organization,
    file: {
      sha256,
      bytes: bytes.length,
      mediaType: 'text/markdown' as const,
      filename: `${number.replace('/', '-')}.md`,
    },
    claims: {
      number,
      titles: { zh: titles.zh ?? number, ...(titles.en && { en: titles.en }) },
      ownership: { basis: 'original' as const },
      access: 'download' as const,
    },
    isConfidential: false,
  };
  const asked = { declaration, key: `demo ${number} ${sha256.slice(0, 16)}`, caller: depositor, requestId };
  const { id, upload } = await declareDeposit(services, asked);
  if (!upload) return id;
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes });
  if (!put.ok) throw new Error(`the bucket of deposits answered ${put.status}`);
  await sealDeposit(services, { id, caller: depositor, requestId });
  return id;
}
