import { createHash } from 'node:crypto';
import * as z from 'zod';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { canonicalJson } from '../runtime/canonical-json.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { UploadLink } from '../runtime/file-client.ts';
import { parseDesignation, standardId } from '../standards/designation.ts';
import { applyEvent, decideMove } from './decide-move.ts';
import { Claims, type Deposit, DepositFile, DepositId, mostDepositBytes } from './deposit.ts';
import { depositorOf } from './deposit-actors.ts';
import { uploadKey } from './deposit-files.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit, saveDeposits } from './deposit-store.ts';
import { noDeposit, refusedMove } from './refusals.ts';

/** What a depositor says of a file that is to come. */
export const Declaration = z
  .strictObject({
    organization: OrganizationId,
    file: DepositFile,
    claims: Claims,
    contact: z.string().trim().min(1).max(300).optional(),
    /** An earlier deposit of the same holder that this version takes the place of. */
    supersedes: DepositId.optional(),
    isConfidential: z.boolean().default(false).meta({
      description: 'The register shows hash, times and state alone until the holder discloses the deposit',
    }),
  })
  .meta({ id: 'DepositDeclaration' });
export type Declaration = z.infer<typeof Declaration>;

export interface DeclareInput {
  declaration: Declaration;
  key: string;
  caller: Caller;
  requestId: string;
}

export interface DeclaredDeposit {
  id: string;
  /** Null once the file has been sealed. */
  upload: UploadLink | null;
}

const linkSeconds = 900;

/**
 * Declares a deposit once for its Idempotency-Key and gives the link for its file; the same declaration again gets the
 * same answer, another one under the same key is KEY_REUSED.
 */
export async function declareDeposit(services: DepositServices, input: DeclareInput): Promise<DeclaredDeposit> {
  const { declaration, key, caller, requestId } = input;
  const { organization, file, claims, contact, supersedes, isConfidential } = declaration;
  if (file.bytes > mostDepositBytes) throw tooLarge();
  const { actor, holder } = await depositorOf(services, caller, organization);
  const id = `dep-${hash(`${organization}\n${key}`).slice(0, 24)}`;
  const request = hash(canonicalJson(declaration));
  // What was declared before stands, whatever has become of the version that it names; else the write itself finds out.
  const held = supersedes && (await getDeposit(services.deposits, id));
  if (held) return answer(services, held, request);
  const standard = standardOf(claims);
  if (supersedes) await requireOwn(services, supersedes, organization);
  const at = services.now().toISOString();
  const said = { holder, depositor: holder, file, claims, standard, isDisclosed: !isConfidential, request };
  const change = { ...said, contact, supersedes, declaredAt: at };
  const decided = decideMove(undefined, id, { name: 'declare', actor, at, requestId, change });
  if ('fault' in decided) throw refusedMove(decided.fault);
  const deposit = applyEvent(undefined, decided.event);
  const saved = await saveDeposits(services.deposits, [{ deposit, events: [decided.event] }]);
  const stands = saved ? deposit : await getDeposit(services.deposits, id);
  if (!stands) throw noDeposit();
  return answer(services, stands, request);
}

async function answer(services: DepositServices, deposit: Deposit, request: string): Promise<DeclaredDeposit> {
  if (deposit.request !== request) throw keyUsed();
  if (deposit.state !== 'uploading') return { id: deposit.id, upload: null };
  return { id: deposit.id, upload: await uploadLinkFor(services, deposit) };
}

/** The link by which the bucket takes the declared file and no other. */
export function uploadLinkFor(services: DepositServices, deposit: Deposit): Promise<UploadLink> {
  const { sha256, bytes, mediaType: type } = deposit.file;
  const terms = { key: uploadKey(deposit), sha256, bytes, type, seconds: linkSeconds };
  return services.depositFiles.uploads.uploadLink(terms, signedAt(services, deposit));
}

/** The same for requests that come together, and recent enough for a link that is asked for again later. */
function signedAt({ now }: DepositServices, { declaredAt }: Deposit): Date {
  const step = (linkSeconds * 1000) / 2;
  const first = Date.parse(declaredAt);
  return new Date(first + Math.max(0, Math.floor((now().getTime() - first) / step)) * step);
}

function standardOf({ number }: Claims): string {
  const designation = parseDesignation(number);
  if (designation) return standardId(designation);
  throw new ServiceError(
    'INVALID',
    { zh: '无法识别这个标准号。', en: 'This is no standard number that can be read.' },
    { errors: [{ pointer: '/body/claims/number', detail: 'a standard number' }] },
  );
}

async function requireOwn({ deposits }: DepositServices, id: string, organization: string): Promise<void> {
  const earlier = await getDeposit(deposits, id);
  if (earlier?.holder.organization !== organization) throw noDeposit();
}

function tooLarge(): ServiceError {
  return new ServiceError('TOO_LARGE', { zh: '文件超过 512 MiB。', en: 'The file is larger than 512 MiB.' });
}

function keyUsed(): ServiceError {
  return new ServiceError('KEY_REUSED', {
    zh: '此 Idempotency-Key 已用于内容不同的请求。',
    en: 'This Idempotency-Key was used for a request with other content.',
  });
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
