import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { actAsHolder } from '#shared/deposits/act-as-holder.ts';
import { challengeDeposit } from '#shared/deposits/challenge-deposit.ts';
import { type Declaration, declareDeposit } from '#shared/deposits/declare-deposit.ts';
import type { Deposit } from '#shared/deposits/deposit.ts';
import { uploadKey } from '#shared/deposits/deposit-files.ts';
import { getDeposit } from '#shared/deposits/deposit-store.ts';
import { reviewDeposit } from '#shared/deposits/review-deposit.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { anna, bela, declarationOf, homes, rui, sol, textOf } from '../deposit-engines.ts';
import { InjectedFault } from './fault-schedule.ts';
import type { AllServices, FaultyWorld } from './faulty-world.ts';

/** What the depositors of a story have come to know. */
export interface Story {
  world: FaultyWorld;
  /** Entries that they were told of, by deposit. */
  told: Map<string, string>;
  /** Deposits that were accepted at once, with what was declared: others come to be like them. */
  accepted: { id: string; declaration: Declaration; bytes: Uint8Array }[];
}

const requestId = 'request-1';
const why = { requestId, reason: 'because' };
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Gave up after a fault, as a depositor does who closes the page. */
const gaveUp = Symbol('gave up');

/** One request after another, each in a process of its own, until one of them is answered. */
async function ask<T>(
  { schedule, begin, must, met }: FaultyWorld,
  request: (services: AllServices) => Promise<T>,
  patience = 1,
): Promise<T | typeof gaveUp> {
  for (;;) {
    let accepted = 0;
    try {
      return await request(
        begin(() => {
          accepted += 1;
        }),
      );
    } catch (error) {
      const code = error instanceof ServiceError ? error.code : undefined;
      if (code === 'TOO_MANY_REQUESTS') {
        must('D24', accepted === 0, 'a request was pushed back after it had been accepted');
        met.set('pushed back', (met.get('pushed back') ?? 0) + 1);
      }
      const isBusy = code === 'TOO_MANY_REQUESTS' || code === 'PRECONDITION_FAILED';
      if (!isBusy && !(error instanceof InjectedFault)) throw error;
      if (schedule.random() > patience) return gaveUp;
      await schedule.sleep();
    }
  }
}

/** Like `ask`, for moves that may have happened although they were reported failed: then they are refused the next time. */
async function move(world: FaultyWorld, request: (services: AllServices) => Promise<unknown>): Promise<void> {
  await ask(world, request).catch((error) => {
    if (!(error instanceof ServiceError && ['CONFLICT', 'FORBIDDEN'].includes(error.code))) throw error;
  });
}

/** Brings the n-th deposit from its declaration to wherever it comes, and sometimes beyond. */
export async function bringDeposit(story: Story, n: number): Promise<void> {
  const { world } = story;
  const { schedule, must } = world;
  const { declaration, bytes, caller } = invent(story, n);
  const crowd = schedule.random() < 0.002 ? 64 : schedule.random() < 0.05 ? 2 : 1;
  const asked = { declaration, key: `key-${n}-of-the-story`, caller, requestId };
  const answers = await Promise.all(
    Array.from({ length: crowd }, () => ask(world, (services) => declareDeposit(services, asked))),
  );
  const [declared] = answers;
  if (declared === undefined || declared === gaveUp || declared.upload === null) return;
  const said = new Set(answers.map((answer) => JSON.stringify(answer)));
  must('D3', said.size === 1, `${crowd} equal declarations got ${said.size} answers`);
  if (crowd > 1) await checkReuse(world, asked);
  const { id } = declared;
  await upload(world, id, bytes, caller);
  const sealers = schedule.random() < 0.05 ? 2 : 1;
  const seal = () => ask(world, (services) => sealDeposit(services, { id, caller, requestId }), 0.9);
  const [sealed] = await Promise.all(Array.from({ length: sealers }, seal));
  if (sealed === undefined || sealed === gaveUp) return;
  remember(story, sealed, declaration, bytes);
  if (sealed.state === 'under-review') await review(story, sealed);
  else await livesOn(world, sealed);
}

function remember({ told, accepted }: Story, deposit: Deposit, declaration: Declaration, bytes: Uint8Array): void {
  if (!deposit.entry) return;
  told.set(deposit.id, deposit.entry);
  if (accepted.length < 200 && declaration.organization === homes.anna) {
    accepted.push({ id: deposit.id, declaration, bytes });
  }
}

/** D3: the same key with another declaration is refused. */
async function checkReuse(world: FaultyWorld, asked: Parameters<typeof declareDeposit>[1]): Promise<void> {
  const other = { ...asked, declaration: { ...asked.declaration, contact: 'someone else' } };
  const answer = await ask(world, (services) => declareDeposit(services, other)).catch((error) => error);
  world.must(
    'D3',
    answer instanceof ServiceError && answer.code === 'KEY_REUSED',
    'a key was used for two declarations',
  );
}

/** The bucket takes what the link allows; no process of the service has a part in it. */
async function upload({ s3, bucket, schedule }: FaultyWorld, id: string, bytes: Uint8Array, by: Caller): Promise<void> {
  await schedule.turn();
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: uploadKey({ id }), Body: bytes, ContentType: `${by.subject}` }),
  );
}

interface Invented {
  declaration: Declaration;
  bytes: Uint8Array;
  caller: Caller;
}

/** Mostly a text and number of its own; sometimes the file of another holder, or a new version of an earlier one. */
function invent({ world, accepted }: Story, n: number): Invented {
  const { schedule } = world;
  const number = `T/GUIJU ${n + 1}-2026`;
  const isLong = schedule.random() < 0.03;
  const bytes = isLong ? textOf(`story ${n}`) : new TextEncoder().encode(`第 ${n} 项 规则 ${schedule.random()}`);
  const isConfidential = schedule.random() < 0.3;
  const kind = accepted.length === 0 ? 1 : schedule.random();
  const like = schedule.pick(accepted);
  if (kind < 0.04 && like) {
    const declaration = declarationOf(like.bytes, hash(like.bytes), { organization: homes.bela, number });
    return { declaration, bytes: like.bytes, caller: bela };
  }
  const own = declarationOf(bytes, hash(bytes), { number, isConfidential });
  if (kind > 0.12 || !like) return { declaration: own, bytes, caller: anna };
  const declaration = { ...own, claims: like.declaration.claims, supersedes: like.id };
  return { declaration, bytes, caller: anna };
}

async function review({ world, told }: Story, { id }: Deposit): Promise<void> {
  const { schedule, services } = world;
  const chance = schedule.random();
  const decide = (caller: Caller, decision: 'accept' | 'return' | 'reject') =>
    move(world, (given) => reviewDeposit(given, { id, caller, decision, ...why }));
  if (chance < 0.1) return;
  if (chance < 0.6) await decide(rui, 'accept');
  else if (chance < 0.8) await decide(rui, 'return');
  else await Promise.all([decide(rui, 'reject'), decide(sol, 'reject')]);
  const reviewed = await getDeposit(services.deposits, id);
  if (reviewed?.entry) told.set(id, reviewed.entry);
}

/** What may become of a deposit that was accepted. */
async function livesOn(world: FaultyWorld, { id }: Deposit): Promise<void> {
  const chance = world.schedule.random();
  if (chance < 0.02) await move(world, (given) => actAsHolder(given, { id, caller: anna, move: 'withdraw', ...why }));
  if (chance < 0.02 || chance > 0.04) return;
  await move(world, (given) => challengeDeposit(given, { id, caller: bela, ...why }));
  await move(world, (given) => reviewDeposit(given, { id, caller: rui, decision: 'dismiss', ...why }));
}
