import { createHash, randomBytes } from 'node:crypto';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import { getStandard } from '../standards/standard-store.ts';
import type { FeedbackServices } from './feedback-services.ts';
import { daysToAnswer, type Matter, type SentMatter } from './matter.ts';
import { saveMatter } from './matter-store.ts';

export interface SendInput {
  sent: SentMatter;
  caller: Caller | null;
  requestId: string;
}

/**
 * Takes a matter in and hands it to the body that looks after the standard. The code comes back this once; whoever has it
 * follows the matter. Throws `INVALID` for a standard that is not held, and for a matter about nothing.
 */
export async function sendMatter(
  services: FeedbackServices,
  { sent, caller, requestId }: SendInput,
): Promise<{ matter: Matter; code: string }> {
  const custodian = await custodianOf(services, sent);
  const code = randomBytes(12).toString('base64url');
  const now = services.now();
  const at = now.toISOString();
  const matter: Matter = {
    ...sent,
    mayPublish: sent.mayPublish && sent.kind !== 'complaint',
    id: `mat-${randomBytes(12).toString('hex')}`,
    revision: 1,
    state: 'received',
    ...(custodian && { custodian }),
    due: dayInShanghai(new Date(now.getTime() + daysToAnswer * 86_400_000)),
    isPublished: false,
    codeHash: hashCode(code),
    ...(caller && { by: caller.subject }),
    receivedAt: at,
    updatedAt: at,
  };
  await saveMatter(services.matters, matter, { move: 'send', to: 'received', at, by: 'sender', requestId });
  return { matter, code };
}

/** The body that is answerable: 归口 of the record, else its feedback channel, else whoever issued it. */
async function custodianOf(services: FeedbackServices, { kind, about }: SentMatter): Promise<string | undefined> {
  if (!about.standard) {
    if (about.document || (kind === 'complaint' && about.organization)) return undefined;
    throw invalid('请指明标准或机构。', 'Name the standard or the organization.');
  }
  const stored = await getStandard(services.catalogue, about.standard);
  if (!stored) throw invalid(`没有收录 ${about.standard}。`, `${about.standard} is not held here.`);
  const { bodies, feedbackChannel } = reconcile(stored);
  return feedbackChannel?.org ?? bodies?.custodian?.[0] ?? bodies?.issuer?.[0];
}

function invalid(zh: string, en: string): ServiceError {
  return new ServiceError('INVALID', { zh, en }, { errors: [{ pointer: '/body/about/standard', detail: en }] });
}

export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
