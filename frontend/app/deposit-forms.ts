import type { MoveName } from '#shared/deposits/deposit-moves.ts';
import type { ApiCall } from './member-api.server.ts';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const said = (form: FormData, name: string) => text(form, name) || undefined;

/** The declaration that the wizard's form stands for, under the key that makes a repeated sending harmless. */
export function callOfDeclaration(form: FormData): ApiCall {
  return {
    method: 'POST',
    path: 'deposits',
    headers: { 'idempotency-key': text(form, 'key') },
    body: {
      organization: text(form, 'organization'),
      file: {
        sha256: text(form, 'sha256').toLowerCase(),
        bytes: Number(text(form, 'bytes')),
        mediaType: text(form, 'mediaType'),
        filename: said(form, 'filename'),
      },
      claims: {
        number: text(form, 'number'),
        titles: { zh: text(form, 'zh'), en: said(form, 'en') },
        ownership: { basis: text(form, 'basis'), chain: said(form, 'chain') },
        adoption: adoptionOf(form),
        patents: said(form, 'patents'),
        access: text(form, 'access'),
      },
      contact: said(form, 'contact'),
      supersedes: said(form, 'supersedes'),
      isConfidential: form.get('confidential') !== null,
    },
  };
}

/** Numbers one a line or separated by commas, Chinese or not. */
function adoptionOf(form: FormData): { numbers: string[]; permission: string } | undefined {
  const numbers = text(form, 'adopts')
    .split(/[\n,，;；、]/)
    .flatMap((one) => one.trim() || []);
  const permission = text(form, 'permission');
  return numbers.length > 0 || permission ? { numbers, permission } : undefined;
}

const decisions = {
  accept: 'accept',
  return: 'return',
  'propose-rejection': 'reject',
  reject: 'reject',
  dismiss: 'dismiss',
  'require-amendment': 'require-amendment',
  'take-down': 'take-down',
  'propose-delisting': 'delist',
  delist: 'delist',
  reinstate: 'reinstate',
  'confirm-delisting': 'confirm-delisting',
} as const satisfies Partial<Record<MoveName, string>>;

/** The decision of a reviewer that a move follows from; undefined for moves of others. */
export function decisionOf(move: string): (typeof decisions)[keyof typeof decisions] | undefined {
  return Object.hasOwn(decisions, move) ? decisions[move as keyof typeof decisions] : undefined;
}

const addresses: Partial<Record<MoveName, string>> = {
  answer: 'answers',
  'counter-notice': 'counter-notices',
  appeal: 'appeals',
  withdraw: 'withdraw',
  disclose: 'disclose',
  'offer-transfer': 'transfers',
  'take-transfer': 'transfers/accept',
  challenge: 'challenges',
};

/** What a form of a deposit's desk asks of the API, on the revision that its sender saw; undefined for a button that there is not. */
export function callOfMove(id: string, form: FormData): ApiCall | undefined {
  const move = text(form, 'move');
  const decision = decisionOf(move);
  const own = Object.hasOwn(addresses, move) ? addresses[move as MoveName] : undefined;
  const address = decision ? 'decisions' : own;
  if (!address) return undefined;
  const reason = text(form, 'reason');
  const revision = text(form, 'revision');
  const call = { method: 'POST', path: `deposits/${encodeURIComponent(id)}/${address}` } as const;
  const headers = { 'if-match': `"r${revision}"` };
  if (decision) return { ...call, headers, body: { decision, reason, code: text(form, 'code') || 'other' } };
  if (move === 'challenge') return { ...call, headers, body: { standing: reason } };
  if (move === 'disclose') return { ...call, headers };
  if (move === 'offer-transfer') return { ...call, headers, body: { to: text(form, 'to'), reason } };
  return { ...call, headers, body: { reason } };
}
