import type { HeldSplit, SandboxMemory } from './sandbox-memory.ts';

type Kept = Pick<SandboxMemory, 'payments' | 'refunds' | 'splits'>;

/** Fen of a payment that are neither given back nor divided: what the sandbox can still give back or divide. */
export function undivided({ payments, refunds, splits }: Kept, payment: string, except?: string): number {
  const held = payments[payment];
  if (held?.state !== 'paid') return 0;
  const back = Object.values(refunds).filter((one) => one.payment === payment && one.refund !== except);
  const steps = Object.values(splits).filter((one) => one.payment === payment);
  return steps.reduce(
    (left, step) => left + (step.step === 'split' ? -1 : 1) * total(step),
    held.amount - back.reduce((sum, one) => sum + one.amount, 0),
  );
}

const total = ({ parts }: Pick<HeldSplit, 'parts'>) => parts.reduce((sum, { amount }) => sum + amount, 0);

/** What a receiver still has of one split. */
function held({ splits }: Kept, split: string, receiver: string): number {
  const own = ({ parts }: HeldSplit, of: string | null) =>
    total({ parts: parts.filter((part) => part.receiver === receiver && part.of === of) });
  const given = splits[split];
  if (!given) return 0;
  return Object.values(splits).reduce((left, step) => left - own(step, split), own(given, null));
}

/**
 * Divides money or takes it back, once for its number: never more than is undivided, nor more from a receiver than it got
 * by the split that is named. All parts move or none does.
 */
export function moveParts(memory: Kept, asked: HeldSplit): { isDone: boolean } {
  if (memory.splits[asked.number]) return { isDone: true };
  const isPossible =
    asked.step === 'split'
      ? total(asked) <= undivided(memory, asked.payment)
      : asked.parts.every(({ of, receiver, amount }) => of !== null && amount <= held(memory, of, receiver));
  if (isPossible) memory.splits[asked.number] = asked;
  return { isDone: isPossible };
}

/** What the sandbox says of an instruction. */
export function splitAnswer({ merchant, number, parts }: HeldSplit, isDone: boolean) {
  const reference = `sandbox-${number}`;
  const told = isDone ? { done: parts.map((_, place) => place) } : { done: [], reason: 'more than there is' };
  return { kind: 'split', merchant, number, state: 'over', reference, ...told };
}
