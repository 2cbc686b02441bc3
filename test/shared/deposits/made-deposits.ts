import type { Claims, DepositFile, Holder } from '#shared/deposits/deposit.ts';
import type { Actor, DepositEvent } from '#shared/deposits/deposit-moves.ts';

export const holder: Holder = {
  organization: 'org-made-holder',
  name: { zh: '呈缴协会' },
  creditCode: '51990000GUJY0001XE',
};

export const claims: Claims = {
  number: 'T/GUIJU 1-2026',
  titles: { zh: '标准信息服务 开放接口', en: 'Open interface' },
  ownership: { basis: 'original' },
  access: 'metadata',
};

export const file: DepositFile = { sha256: 'a'.repeat(64), bytes: 4, mediaType: 'text/plain' };

export const depositor: Actor = { kind: 'depositor', subject: 'anna', organization: holder.organization };
export const service: Actor = { kind: 'service', subject: 'service' };
export const reviewer: Actor = { kind: 'reviewer', subject: 'rui', memberOf: ['org-made-archive'] };

/** What a declaration sets. */
export const declaration: DepositEvent['change'] = {
  holder,
  depositor: holder,
  file,
  claims,
  standard: 't-guiju.1-2026',
  isDisclosed: true,
  request: 'b'.repeat(64),
  declaredAt: '2026-11-01T00:00:00.000Z',
};
