import * as z from 'zod';
import { OrganizationId } from '../members/membership.ts';
import { Claims, type Deposit, DepositFile, DepositId, DepositState, Holder, isRegistered, Sha256 } from './deposit.ts';
import type { Viewer } from './deposit-actors.ts';
import { ActorKind, type DepositEvent, MoveName } from './deposit-moves.ts';
import { Finding, FindingCode, findingTexts } from './finding.ts';
import { Fixity } from './fixity.ts';
import { possibleMoves } from './possible-moves.ts';
import { ReasonCode } from './reason-code.ts';
import { dueOf } from './service-clock.ts';
import { meaningOfReceipt } from './statement.ts';

const Sentence = z.object({ zh: z.string(), en: z.string() });
const instant = z.iso.datetime().nullable();

/** An entry of the register: the first fields are the minimum that always shows, the others are null until disclosed. */
export const DepositSummary = z
  .object({
    id: DepositId,
    revision: z.int(),
    state: DepositState,
    file: DepositFile.omit({ filename: true }),
    declaredAt: z.iso.datetime(),
    sealedAt: instant,
    acceptedAt: instant,
    supersedes: DepositId.nullable(),
    supersededBy: DepositId.nullable(),
    isDisclosed: z.boolean(),
    number: z.string().nullable(),
    standard: z.string().nullable(),
    titles: Claims.shape.titles.nullable(),
    holder: Holder.nullable(),
    /** Until when holder and reviewer should act; null to all but the parties. */
    due: z.object({ holder: instant, reviewer: instant }).nullable(),
    /** What screening found, and what a first reviewer proposes; null to all but the parties. */
    found: z.array(FindingCode).nullable(),
    proposed: z.enum(['reject', 'delist']).nullable(),
    /** When the stored file was last hashed, and whether it was what was sealed; null before the sealing. */
    fixity: Fixity.nullable(),
  })
  .meta({ id: 'DepositSummary' });
export type DepositSummary = z.infer<typeof DepositSummary>;

const Step = z.object({
  revision: z.int(),
  at: z.iso.datetime(),
  move: z.string(),
  from: DepositState.nullable(),
  to: DepositState,
  by: ActorKind,
  reason: z.string().nullable(),
  code: ReasonCode.nullable(),
});

/** What a deposit is to those who look at it; `internal` is for the holder and for reviewers. */
export const DepositRecord = DepositSummary.extend({
  /** Claims of the depositor, which the service records and does not confirm. */
  claims: Claims.nullable(),
  claimedBy: Holder.nullable(),
  /** Opens the commitments of the statement: SHA-256 over salt and canonical JSON of claims and depositor. */
  salts: z.object({ claims: Sha256, depositor: Sha256 }).nullable(),
  entry: Sha256.nullable(),
  challenge: z.object({ at: z.iso.datetime(), statement: z.string() }).nullable(),
  /** What a reviewer asked the holder to correct. */
  amendment: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  history: z.array(Step),
  /** Moves that the caller could make now. */
  moves: z.array(MoveName),
  meaning: z.object({ proves: Sentence, doesNotProve: Sentence }),
  internal: z
    .object({
      contact: z.string().nullable(),
      filename: z.string().nullable(),
      findings: z.array(Finding.extend({ text: Sentence })),
      proposal: z
        .object({
          outcome: z.enum(['reject', 'delist']),
          at: z.iso.datetime(),
          reason: z.string(),
          /** Whether the caller proposed it, and so cannot second it. */
          isOwn: z.boolean(),
        })
        .nullable(),
      transferTo: OrganizationId.nullable(),
    })
    .nullable(),
}).meta({ id: 'Deposit' });
export type DepositRecord = z.infer<typeof DepositRecord>;

/** Whether somebody has a part in a deposit: its holder, a reviewer, or whom it is offered to. */
export function isParty({ holder, transferTo }: Deposit, { memberOf, isReviewer }: Viewer): boolean {
  const offered = transferTo?.organization;
  return isReviewer || memberOf.includes(holder.organization) || (offered !== undefined && memberOf.includes(offered));
}

/** Whether it may be known at all: what was never accepted is nobody's business but the parties'. */
export function isVisible(deposit: Deposit, viewer: Viewer): boolean {
  return isRegistered(deposit) || isParty(deposit, viewer);
}

/** Whether more than the minimum shows. */
export function isOpenTo(deposit: Deposit, viewer: Viewer): boolean {
  return deposit.isDisclosed || isParty(deposit, viewer);
}

export function summaryOf(deposit: Deposit, viewer: Viewer, fixity: Fixity | null): DepositSummary {
  const { id, revision, state, statement, declaredAt, acceptedAt, supersedes, supersededBy, isDisclosed } = deposit;
  const { filename: _, ...file } = deposit.file;
  const isOpen = isOpenTo(deposit, viewer);
  return {
    id,
    revision,
    state,
    file,
    declaredAt,
    sealedAt: statement?.sealedAt ?? null,
    acceptedAt: acceptedAt ?? null,
    supersedes: supersedes ?? null,
    supersededBy: supersededBy ?? null,
    isDisclosed,
    number: isOpen ? deposit.claims.number : null,
    standard: isOpen ? deposit.standard : null,
    titles: isOpen ? deposit.claims.titles : null,
    holder: isOpen ? deposit.holder : null,
    fixity,
    ...businessOf(deposit, viewer),
  };
}

function businessOf(deposit: Deposit, viewer: Viewer): Pick<DepositSummary, 'due' | 'found' | 'proposed'> {
  if (!isParty(deposit, viewer)) return { due: null, found: null, proposed: null };
  const found = (deposit.findings ?? []).map(({ code }) => code);
  return { due: dueOf(deposit), found, proposed: deposit.proposal?.outcome ?? null };
}

export function recordOf(
  deposit: Deposit,
  viewer: Viewer,
  { events, fixity }: { events: readonly DepositEvent[]; fixity: Fixity | null },
): DepositRecord {
  const isOpen = isOpenTo(deposit, viewer);
  const { challenge, amendment } = deposit;
  return {
    ...summaryOf(deposit, viewer, fixity),
    claims: isOpen ? deposit.claims : null,
    claimedBy: isOpen ? deposit.depositor : null,
    salts: isOpen ? (deposit.salts ?? null) : null,
    entry: deposit.entry ?? null,
    challenge: challenge && isOpen ? { at: challenge.at, statement: challenge.reason } : null,
    amendment: amendment && isOpen ? { at: amendment.at, reason: amendment.reason } : null,
    history: events.map((event) => stepOf(event, { isOpen, isParty: isParty(deposit, viewer), deposit })),
    moves: possibleMoves(deposit, viewer),
    meaning: meaningOfReceipt,
    internal: isParty(deposit, viewer) ? internalOf(deposit, viewer) : null,
  };
}

type Seen = { isOpen: boolean; isParty: boolean; deposit: Deposit };

/** What was said before the acceptance, and of offers that are open, stays between the parties. */
function stepOf({ revision, at, move, from, to, actor, reason, code }: DepositEvent, seen: Seen) {
  const isPublic = at >= (seen.deposit.acceptedAt ?? '9') && from !== 'under-review' && move !== 'offer-transfer';
  const said =
    seen.isParty || (seen.isOpen && isPublic) ? { reason, code: code ?? null } : { reason: null, code: null };
  return { revision, at, move, from, to, by: actor.kind, ...said };
}

/** Which deposit of others a finding is about is for reviewers alone: it may be one that is not public. */
function internalOf(deposit: Deposit, { subject, isReviewer }: Viewer): DepositRecord['internal'] {
  const { contact, file, findings = [], proposal, transferTo } = deposit;
  return {
    contact: contact ?? null,
    filename: file.filename ?? null,
    findings: findings.map((finding) => ({
      ...(isReviewer || !isOfAnother(finding) ? finding : { code: finding.code }),
      text: findingTexts[finding.code],
    })),
    proposal: proposal ? proposalOf(proposal, subject) : null,
    transferTo: transferTo?.organization ?? null,
  };
}

const isOfAnother = ({ about }: Finding) => DepositId.safeParse(about).success;

function proposalOf({ outcome, at, reason, by }: NonNullable<Deposit['proposal']>, subject: string | null) {
  return { outcome, at, reason, isOwn: by === subject };
}
