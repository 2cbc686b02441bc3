import { classifyDesignation } from '../standards/designation/classify-designation.ts';
import { parseDesignation } from '../standards/designation.ts';
import { type Deposit, isActive } from './deposit.ts';
import type { Finding } from './finding.ts';
import { likenessOf } from './sketch.ts';

/** Deposits that have something in common with the one that is screened. */
export interface Kin {
  ofNumber: readonly Deposit[];
  ofFile: readonly Deposit[];
  ofText: readonly Deposit[];
}

/** From this share of common text on, two texts are nearly the same. */
const nearlySame = 0.6;

/** What a reviewer should look at before a deposit is accepted; nothing when it can be accepted at once. Pure. */
export function screen(deposit: Deposit, { ofNumber, ofFile, ofText }: Kin): Finding[] {
  const counts = (other: Deposit) => other.id !== deposit.id && !['rejected', 'returned'].includes(other.state);
  const foreign = (other: Deposit) => counts(other) && other.holder.organization !== deposit.holder.organization;
  const own = (other: Deposit) =>
    counts(other) && !foreign(other) && isActive(other) && other.id !== deposit.supersedes;
  return [
    ...screenClaims(deposit),
    ...(deposit.fileFindings ?? []),
    ...ofFile.filter(foreign).map(({ id }): Finding => ({ code: 'same-file-of-another-holder', about: id })),
    ...ofNumber.filter(foreign).map(({ id }): Finding => ({ code: 'number-of-another-holder', about: id })),
    ...ofNumber.filter(own).map(({ id }): Finding => ({ code: 'number-held-already', about: id })),
    ...ofText.filter(foreign).flatMap((other) => screenText(deposit, other)),
  ];
}

function screenClaims({ claims }: Deposit): Finding[] {
  const { number, adoption, ownership } = claims;
  const findings: Finding[] = [];
  const designation = parseDesignation(number);
  const origin = designation && classifyDesignation(designation).origin;
  if (origin === 'government') findings.push({ code: 'number-of-the-state', about: number });
  const foreign = [
    ...(origin === 'international' || origin === 'foreign' ? [number] : []),
    ...(adoption?.numbers ?? []),
  ];
  findings.push(...foreign.filter(isForeign).map((about): Finding => ({ code: 'text-of-iso-or-iec', about })));
  if (ownership.basis === 'agency' && !ownership.chain) findings.push({ code: 'permission-missing' });
  return findings;
}

function isForeign(number: string): boolean {
  const designation = parseDesignation(number);
  return !designation || ['international', 'foreign'].includes(classifyDesignation(designation).origin);
}

function screenText({ sketch = [], file }: Deposit, other: Deposit): Finding[] {
  // The same file is a finding of its own.
  if (other.file.sha256 === file.sha256) return [];
  const likeness = likenessOf(sketch, other.sketch ?? []);
  if (likeness < nearlySame) return [];
  return [{ code: 'text-of-another-deposit', about: other.id, likeness: Math.round(likeness * 100) / 100 }];
}
