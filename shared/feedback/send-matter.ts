import { createHash, randomBytes } from 'node:crypto';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { parseDesignation, standardId } from '../standards/designation.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import type { StoredStandard } from '../standards/standard.ts';
import { getStandard } from '../standards/standard-store.ts';
import { answerableBody } from './answerable-body.ts';
import type { FeedbackServices } from './feedback-services.ts';
import { daysToAnswer, type Matter, type SentMatter } from './matter.ts';
import { saveMatter } from './matter-store.ts';

export interface SendInput {
  sent: SentMatter;
  caller: Caller | null;
  requestId: string;
}

/**
 * Takes a matter in; feedback goes to the body that looks after the standard. The code comes back this once; whoever has it
 * follows the matter. Throws `INVALID` for a standard that is not held, and for a matter about nothing.
 */
export async function sendMatter(
  services: FeedbackServices,
  { sent, caller, requestId }: SendInput,
): Promise<{ matter: Matter; code: string }> {
  const code = randomBytes(12).toString('base64url');
  const now = services.now();
  const at = now.toISOString();
  const matter: Matter = {
    ...sent,
    ...(await subjectOf(services, sent)),
    mayPublish: sent.mayPublish && sent.kind !== 'complaint',
    id: `mat-${randomBytes(12).toString('hex')}`,
    revision: 1,
    state: 'received',
    due: dueAfter(now),
    isPublished: false,
    codeHash: hashCode(code),
    ...(caller && { by: caller.subject }),
    receivedAt: at,
    updatedAt: at,
  };
  await saveMatter(services.matters, matter, { move: 'send', to: 'received', at, by: 'sender', requestId });
  return { matter, code };
}

/**
 * What it is about, by the id of its record, and the body that is answerable. Corrections are for the editors here; of a
 * complaint nobody outside learns, for it may be about that very body.
 */
async function subjectOf(
  { catalogue }: FeedbackServices,
  { kind, about }: SentMatter,
): Promise<Pick<Matter, 'about' | 'number' | 'custodian'>> {
  if (!about.standard) {
    if (about.document || (kind === 'complaint' && about.organization)) return { about };
    throw invalid('请指明标准或机构。', 'Name the standard or the organization.');
  }
  const stored = await getNamed(catalogue, about.standard);
  if (!stored) {
    throw invalid(
      `没有收录 ${about.standard}；标准号要写明年份。`,
      `${about.standard} is not held here; a number needs its year.`,
    );
  }
  const standard = reconcile(stored);
  const { id, number } = standard;
  const custodian = answerableBody(standard);
  return { about: { ...about, standard: id }, number, ...(kind === 'feedback' && custodian && { custodian }) };
}

/** A record by its id, or by its number as people write it. */
async function getNamed(catalogue: FeedbackServices['catalogue'], name: string): Promise<StoredStandard | undefined> {
  const stored = await getStandard(catalogue, name);
  const designation = stored ? null : parseDesignation(name);
  return designation?.year ? getStandard(catalogue, standardId(designation)) : stored;
}

/** The day by which what was brought up at this moment should be answered. */
export function dueAfter(moment: Date): Day {
  return dayInShanghai(new Date(moment.getTime() + daysToAnswer * 86_400_000));
}

function invalid(zh: string, en: string): ServiceError {
  return new ServiceError('INVALID', { zh, en }, { errors: [{ pointer: '/body/about/standard', detail: en }] });
}

export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
