import { createHash, randomBytes } from 'node:crypto';
import { DepositFile, type DepositState } from '../deposits/deposit.ts';
import { documentKey } from '../deposits/deposit-files.ts';
import { getDeposit } from '../deposits/deposit-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { commitCopy } from './commit-copy.ts';
import { type Copy, linkSeconds } from './copy.ts';
import { copyKeyOf, nameOfFile } from './copy-file.ts';
import type { CopyMark } from './copy-mark.ts';
import { fileTooLarge, notMarkable, takenDown, tooManyCopies } from './copy-refusals.ts';
import type { CopyServices } from './copy-services.ts';
import { countCopies } from './copy-store.ts';
import type { Entitlement } from './entitlement.ts';
import { markText } from './mark-text.ts';
import { UnmarkableFile } from './open-pdf.ts';
import { usableEntitlement } from './usable-entitlement.ts';

export interface MadeCopy {
  copy: Copy;
  /** Gives the file for five minutes. */
  url: string;
  expiresAt: string;
}

interface Asked {
  id: string;
  caller: Caller;
  requestId: string;
}

/** Files that a function can take in and write anew. */
const mostBytes = 128 * 1024 * 1024;
/** Copies that one person is given by one licence in a day. */
const mostCopies = 50;
/** States in which a decision keeps the text from everybody. */
const hidden: readonly DepositState[] = ['taken-down', 'delisted', 'appealed'];

/**
 * Makes a copy of the very file that was sold, marked for the caller, and records it in one transaction with what it
 * changes: when licence or order move meanwhile, nothing is handed out (trust T17, T18). Throws `NOT_FOUND` to whoever does not
 * belong to the holder, `FORBIDDEN` to members who are no users, `CONFLICT` when the licence is over or the text was taken down.
 */
export async function makeCopy(services: CopyServices, { id, caller, requestId }: Asked): Promise<MadeCopy> {
  const entitlement = await usableEntitlement(services, { id, caller });
  await requireOpen(services, entitlement, caller);
  const now = services.now();
  const mark = markFor(entitlement, caller, now);
  const original = await readOriginal(services, entitlement);
  const marked = await markFile(services, original, entitlement, mark);
  const copy = recordOf(entitlement, mark, { marked, person: caller.subject, requestId });
  const key = copyKeyOf(copy);
  await services.copies.put(key, marked, copy.mediaType);
  try {
    await commitCopy(services, copy, caller);
  } catch (error) {
    await services.copies.remove(key);
    throw error;
  }
  const expiresAt = new Date(services.now().getTime() + linkSeconds * 1000).toISOString();
  return { copy, url: await services.copies.readLink(key, linkSeconds, nameOfFile(copy)), expiresAt };
}

async function requireOpen(services: CopyServices, entitlement: Entitlement, { subject }: Caller): Promise<void> {
  const since = new Date(services.now().getTime() - 86_400_000).toISOString();
  const [deposit, made] = await Promise.all([
    getDeposit(services.deposits, entitlement.deposit),
    countCopies(services, { entitlement: entitlement.id, person: subject, since }),
  ]);
  if (!deposit) throw new Error(`${entitlement.id} is in ${entitlement.deposit}, which is not there`);
  if (hidden.includes(deposit.state)) throw takenDown();
  if (deposit.file.bytes > mostBytes) throw fileTooLarge();
  if (made >= mostCopies) throw tooManyCopies();
}

/** The company, and the person by a name that only the records can resolve. */
function markFor({ holder, number, order }: Entitlement, { subject }: Caller, now: Date): CopyMark {
  const pseudonym = createHash('sha256').update(`${order}\n${subject}`).digest('hex').slice(0, 10);
  return {
    copy: `cpy-${randomBytes(12).toString('hex')}`,
    licensee: `${holder.name.zh}（用户 u-${pseudonym}）`,
    number,
    order,
    at: now.toISOString(),
  };
}

/** What was sold is what is delivered (domain T6). */
async function readOriginal({ documents }: CopyServices, { id, fileSha256 }: Entitlement): Promise<Uint8Array> {
  const file = await documents.get(documentKey({ sha256: fileSha256 }));
  if (file && createHash('sha256').update(file.bytes).digest('hex') === fileSha256) return file.bytes;
  throw new Error(`the file of ${id} is not there or not the one that was sold`);
}

async function markFile(
  services: CopyServices,
  original: Uint8Array,
  { mediaType }: Entitlement,
  mark: CopyMark,
): Promise<Uint8Array> {
  const type = DepositFile.shape.mediaType.parse(mediaType);
  if (type !== 'application/pdf') return markText(original, type, mark);
  return services.markPdf(original, mark).catch((error: unknown) => {
    throw error instanceof UnmarkableFile ? notMarkable(error) : error;
  });
}

function recordOf(
  { id, order, licence, holder, licensor, standard, number, deposit, fileSha256, mediaType }: Entitlement,
  { copy, licensee, at }: CopyMark,
  { marked, person, requestId }: { marked: Uint8Array; person: string; requestId: string },
): Copy {
  return {
    copy,
    entitlement: id,
    order,
    licence,
    holder: { organization: holder.organization, name: holder.name },
    licensor,
    person,
    licensee,
    standard,
    number,
    deposit,
    originalSha256: fileSha256,
    mediaType,
    bytes: marked.length,
    sha256: createHash('sha256').update(marked).digest('hex'),
    at,
    requestId,
  };
}
