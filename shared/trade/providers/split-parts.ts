import type { Notice, SplitNews } from '../payment-provider.ts';
import { platformReceiver, type SplitPart, type SplitStep } from '../splitting.ts';

/** The accounts that organizations have with a provider, by their ids. */
export type Receivers = Readonly<Record<string, string>>;

export interface ReceiverPart extends SplitPart {
  place: number;
  account: string;
}

/** The parts of organizations that have an account with the provider; the others cannot get theirs. */
export function receiverParts({ parts }: Pick<SplitStep, 'parts'>, receivers: Receivers): ReceiverPart[] {
  return parts.flatMap((part, place) => {
    const account = Object.hasOwn(receivers, part.receiver) ? receivers[part.receiver] : undefined;
    return part.receiver !== platformReceiver && account !== undefined ? [{ ...part, place, account }] : [];
  });
}

/** What came of an instruction, or has not yet. */
export function stepNews(
  { number, parts }: SplitStep,
  done: readonly number[],
  { reference, reason, isOpen = false }: { reference: string; reason?: string | undefined; isOpen?: boolean },
): SplitNews {
  const isShort = done.length < parts.length;
  const said = reason ?? 'not every receiver has an account with the provider';
  return {
    kind: 'split',
    number,
    state: isOpen ? 'processing' : 'over',
    done: [...done].sort((one, other) => one - other),
    reference,
    ...(isShort && !isOpen && { reason: said }),
  };
}

/** What a notice means that names an instruction by a number of ours, with what was added to it for one part. */
export function stepNotice(text: string): Notice {
  const number = /^((?:spl|bck)-[0-9a-f]{24})(?:_\w+)?$/.exec(text)?.[1];
  return number === undefined ? { kind: 'other' } : { kind: 'step', number };
}

/** An instruction that was refused as a whole. */
export const refusedStep = (step: SplitStep, reason: string): SplitNews =>
  stepNews(step, [], { reference: '', reason });
