import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AskedMove, applyEvent, decideMove, foldEvents } from '#shared/deposits/decide-move.ts';
import type { Deposit, DepositState } from '#shared/deposits/deposit.ts';
import {
  type Actor,
  ActorKind,
  type DepositEvent,
  depositMoves,
  type Move,
  type MoveName,
} from '#shared/deposits/deposit-moves.ts';
import { declaration, depositor, holder, reviewer, service } from './made-deposits.ts';

const id = 'dep-0123456789abcdef01234567';
const at = '2026-11-01T00:00:00.000Z';
const names = [...new Set(depositMoves.map(({ name }) => name))];

/** What domain E.1 draws, written a second time and by hand: from, move, to. */
const drawn = `
  - declare uploading | uploading seal sealed | sealed screen screened | screened accept accepted | screened refer under-review
  under-review accept accepted | under-review return returned | under-review propose-rejection under-review
  under-review reject rejected | accepted challenge challenged | challenged answer challenged | challenged dismiss accepted
  challenged require-amendment challenged | delisted appeal appealed | appealed reinstate accepted | appealed confirm-delisting delisted
  accepted take-down taken-down | challenged take-down taken-down | taken-down counter-notice accepted
  taken-down counter-notice challenged | accepted propose-delisting accepted | challenged propose-delisting challenged
  taken-down propose-delisting taken-down | accepted delist delisted | challenged delist delisted | taken-down delist delisted
  uploading withdraw withdrawn | sealed withdraw withdrawn | screened withdraw withdrawn | under-review withdraw withdrawn
  returned withdraw withdrawn | accepted withdraw withdrawn | challenged withdraw withdrawn | taken-down withdraw withdrawn
  accepted supersede superseded | challenged supersede superseded | taken-down supersede superseded
  accepted offer-transfer accepted | accepted take-transfer accepted
  accepted disclose accepted | challenged disclose challenged | taken-down disclose taken-down`;
const allowed = new Set(
  drawn
    .split(/[|\n]/)
    .map((line) => line.trim())
    .filter(Boolean),
);

const ask = (name: MoveName, actor: Actor, more: Partial<AskedMove> = {}): AskedMove => ({
  name,
  actor,
  at,
  reason: 'because',
  requestId: 'request-1',
  ...more,
});

function walk(moves: readonly AskedMove[]): { deposit: Deposit | undefined; events: DepositEvent[] } {
  const events: DepositEvent[] = [];
  let deposit: Deposit | undefined;
  for (const asked of moves) {
    const decided = decideMove(deposit, id, asked);
    if ('fault' in decided) continue;
    deposit = applyEvent(deposit, decided.event);
    events.push(decided.event);
  }
  return { deposit, events };
}

const toReview = [
  ask('declare', depositor, { change: declaration }),
  ask('seal', depositor),
  ask('screen', service, { change: { findings: [{ code: 'permission-missing' }] } }),
  ask('refer', service),
];
const toAccepted = [
  ask('declare', depositor, { change: declaration }),
  ask('seal', depositor),
  ask('screen', service, { change: { findings: [] } }),
  ask('accept', service, { change: { acceptedAt: at } }),
];
const second: Actor = { ...reviewer, subject: 'sol' };
const third: Actor = { ...reviewer, subject: 'tao' };
const receiver: Actor = { kind: 'receiver', subject: 'ola', organization: 'org-made-other' };
const outsider: Actor = { kind: 'member', subject: 'max', memberOf: [] };

const act = (by: Actor) => ({ by: by.subject, at, reason: 'because' });
const toChallengedAgain = [
  ...toAccepted,
  ask('challenge', outsider, { change: { challenge: act(outsider) } }),
  ask('dismiss', reviewer, { change: { challenge: null, judges: [reviewer.subject] } }),
  ask('challenge', outsider, { change: { challenge: act(outsider) } }),
];
const toDelisted = [
  ...toAccepted,
  ask('propose-delisting', reviewer, { change: { proposal: { outcome: 'delist', ...act(reviewer) } } }),
  ask('delist', second, { change: { proposal: null, judges: [reviewer.subject, second.subject] } }),
];
const toAppealed = [...toDelisted, ask('appeal', depositor, { change: { appeal: act(depositor) } })];

test('the table is the drawing, line by line', () => {
  const lines = (depositMoves as readonly Move[]).flatMap(({ name, from, to }) =>
    from.flatMap((state) => {
      const targets = typeof to === 'function' ? ['accepted', 'challenged'] : [to === 'same' ? state : to];
      return targets.map((target) => `${state ?? '-'} ${name} ${target}`);
    }),
  );
  expect(new Set(lines)).toEqual(allowed);
});

describe('whatever is asked in whatever order', () => {
  const actor = fc.record({
    kind: fc.constantFrom(...ActorKind.options),
    subject: fc.constantFrom('anna', 'rui', 'sol'),
    organization: fc.constantFrom(holder.organization, 'org-made-other', undefined),
    memberOf: fc.constantFrom<string[]>([], ['org-made-archive'], [holder.organization]),
  });
  const change = fc.constantFrom<DepositEvent['change']>(
    {},
    { findings: [] },
    { findings: [{ code: 'permission-missing' }] },
    { proposal: { outcome: 'reject', by: 'rui', at, reason: 'x' } },
    { proposal: { outcome: 'delist', by: 'rui', at, reason: 'x' } },
    { challenge: { by: 'max', at, reason: 'x' } },
    { transferTo: { organization: 'org-made-other', at } },
  );
  const asked = fc
    .record({ name: fc.constantFrom(...names), actor, change, reason: fc.constantFrom(undefined, ' ', 'because') })
    .map(({ name, actor: who, change: set, reason }) =>
      ask(name, who as Actor, { reason, change: name === 'declare' ? { ...declaration, ...set } : set }),
    );
  const proposed = (outcome: 'reject' | 'delist') => ({ proposal: { outcome, by: 'rui', at, reason: 'because' } });
  const starts = [
    ...[0, 1, 2, 3, 4].flatMap((length) => [toReview.slice(0, length), toAccepted.slice(0, length)]),
    [...toReview, ask('propose-rejection', reviewer, { change: proposed('reject') })],
    [...toAccepted, ask('take-down', reviewer), ask('propose-delisting', reviewer, { change: proposed('delist') })],
  ];
  /** Moves by those who may make them, so that late states are seen too. */
  const fitting = fc
    .record({ line: fc.constantFrom(...depositMoves), by: fc.constantFrom(reviewer, second), change })
    .map(({ line, by, change: set }) => {
      const people = { depositor, reviewer: by, member: outsider, service, receiver };
      return ask(line.name, people[line.by], { change: line.name === 'declare' ? declaration : set });
    });
  const asks = fc.tuple(
    fc.constantFrom(...starts),
    fc.array(fc.oneof(asked, { arbitrary: fitting, weight: 3 }), { maxLength: 60 }),
  );

  test('no move happens that the drawing does not have, and the history makes the deposit', () => {
    fc.assert(
      fc.property(asks, ([first, then]) => {
        const { deposit, events } = walk([...first, ...then]);
        for (const { from, move, to } of events) {
          expect(allowed).toContain(`${from ?? '-'} ${move} ${to}`);
        }
        expect(foldEvents(events)).toEqual(deposit);
        expect(events.map(({ revision }) => revision)).toEqual(events.map((_, n) => n + 1));
      }),
      { numRuns: 1500 },
    );
  });

  test('every event has an actor of its move, a time, and a reason where one is asked for', () => {
    fc.assert(
      fc.property(asks, ([first, then]) => {
        for (const { move, actor: who, reason, from } of walk([...first, ...then]).events) {
          const lines = depositMoves.filter(
            (line) => line.name === move && (line.from as readonly (DepositState | null)[]).includes(from),
          );
          expect(lines.map(({ by }) => by)).toContain(who.kind);
          if (lines.every(({ needsReason }) => needsReason)) expect(reason).toBe('because');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('who may', () => {
  test.each<[string, MoveName, Actor, readonly AskedMove[], string]>([
    [
      'another organization cannot seal',
      'seal',
      { ...depositor, organization: 'org-made-other' },
      toReview.slice(0, 1),
      'actor',
    ],
    ['the service does not accept what is doubtful', 'accept', service, toReview.slice(0, 3), 'actor'],
    [
      'a reviewer of the holder cannot accept',
      'accept',
      { ...reviewer, memberOf: [holder.organization] },
      toReview,
      'actor',
    ],
    ['one reviewer alone cannot reject', 'reject', reviewer, toReview, 'actor'],
    [
      'a holder cannot challenge their own',
      'challenge',
      { ...outsider, memberOf: [holder.organization] },
      toAccepted,
      'actor',
    ],
    [
      'nobody takes what was not offered',
      'take-transfer',
      { kind: 'receiver', subject: 'x', organization: 'org-x' },
      toAccepted,
      'actor',
    ],
    ['who dismissed a challenge does not judge the next one', 'dismiss', reviewer, toChallengedAgain, 'actor'],
    ['nobody appeals against what stands', 'appeal', depositor, toAccepted, 'state'],
    ['another than the holder does not appeal', 'appeal', { ...depositor, organization: 'org-x' }, toDelisted, 'actor'],
    ['nobody appeals twice', 'appeal', depositor, [...toAppealed, ask('confirm-delisting', third)], 'actor'],
    ['who delisted it does not decide on the appeal', 'reinstate', second, toAppealed, 'actor'],
    ['what is accepted is not sealed again', 'seal', depositor, toAccepted, 'state'],
    ['nothing is declared twice', 'declare', depositor, toAccepted, 'state'],
  ])('%s', (_, name, actor, before, fault) => {
    expect(decideMove(walk(before).deposit, id, ask(name, actor))).toEqual({ fault });
  });

  test('a second reviewer confirms what the first one proposed; the first cannot do both', () => {
    const proposal = { outcome: 'reject', by: reviewer.subject, at, reason: 'because' } as const;
    const proposed = walk([...toReview, ask('propose-rejection', reviewer, { change: { proposal } })]).deposit;
    expect(decideMove(proposed, id, ask('reject', reviewer))).toEqual({ fault: 'actor' });
    expect(decideMove(proposed, id, ask('reject', second))).toMatchObject({ event: { to: 'rejected' } });
  });

  test.each<MoveName>(['challenge', 'withdraw', 'offer-transfer', 'propose-delisting', 'take-down'])(
    '%s needs a reason',
    (name) => {
      const line = depositMoves.find((move) => move.name === name);
      const actor = { depositor, reviewer, member: outsider }[line?.by as 'depositor'];
      expect(decideMove(walk(toAccepted).deposit, id, ask(name, actor, { reason: '  ' }))).toEqual({ fault: 'reason' });
    },
  );
});

test('an event that does not follow is refused', () => {
  const { events } = walk(toAccepted);
  expect(() => foldEvents(events.slice(1))).toThrow('does not follow');
});
