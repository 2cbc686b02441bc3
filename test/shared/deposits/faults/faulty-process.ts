import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { SigningKey } from '#shared/runtime/signing-key.ts';
import { refusedWrite } from '#test/shared/log/memory-bucket.ts';
import { InjectedFault, type Schedule } from './fault-schedule.ts';

/** The stores and the key as one process sees them, which may fail it or let it die. */
export interface Outside {
  client: DynamoDBDocumentClient;
  s3: S3Client;
  signingKey: SigningKey;
  formerKey?: SigningKey;
  fetch: typeof fetch;
}

/** How often what went wrong at which step: `death after it at TransactWrite`. */
export type MetFaults = Map<string, number>;

interface Beginning {
  outside: Outside;
  schedule: Schedule;
  met: MetFaults;
  /** Whether it stands still while time drags. */
  freezes: boolean;
  /** Told of every command that was carried out. */
  after(command: unknown): Promise<void> | void;
}

/** A process of its own: each of its calls waits for its turn, and after its death it makes no more. */
export function beginProcess({ outside, schedule, met, freezes, after }: Beginning): Outside {
  let isDead = false;
  const die = (step: string) => {
    isDead = true;
    return new InjectedFault(`died at ${step}`);
  };
  const around = async <T>(step: string, command: unknown, call: () => Promise<T>): Promise<T> => {
    do await schedule.turn();
    while (freezes && schedule.drags());
    if (isDead) throw die(step);
    const fault = schedule.nextFault();
    const conflict = fault === 'met another write' ? conflictOf(command) : undefined;
    if (fault && (fault !== 'met another write' || conflict)) {
      const name = `${fault} at ${step}`;
      met.set(name, (met.get(name) ?? 0) + 1);
    }
    if (conflict) throw conflict;
    if (fault === 'not persisted') throw new InjectedFault(`${step} was not persisted`);
    if (fault === 'death before it') throw die(step);
    if (fault === 'slept before it') await schedule.sleep();
    const answer = await call();
    await after(command);
    if (fault === 'persisted but reported failed') throw new InjectedFault(`${step} was reported failed`);
    if (fault === 'death after it') throw die(step);
    return answer;
  };
  const { client, s3, signingKey, formerKey, fetch } = outside;
  const sending = (sender: { send(command: never): Promise<unknown> }) => (command: object) =>
    around(stepOf(command), command, () => sender.send(command as never));
  const asking = (key: SigningKey): SigningKey => ({
    publicKey: () => around('public key', undefined, key.publicKey),
    sign: (message) => around('sign', undefined, () => key.sign(message)),
  });
  return {
    client: { send: sending(client) } as unknown as DynamoDBDocumentClient,
    s3: Object.assign(Object.create(s3), { send: sending(s3) }) as S3Client,
    signingKey: asking(signingKey),
    formerKey: formerKey && asking(formerKey),
    fetch: (input, init) => around(`fetch ${new URL(String(input)).host}`, undefined, () => fetch(input, init)),
  };
}

/** `PutObject tile/0`, `TransactWrite log`. */
function stepOf(command: object): string {
  const { Key, TableName, TransactItems } = (command as { input: CommandInput }).input;
  const name = command.constructor.name.replace('Command', '');
  if (typeof Key === 'string') return `${name} ${Key.replace(/^(tile\/\w+|\w+)\/?.*$/, '$1')}`;
  const table = TableName ?? Object.values(TransactItems?.[0] ?? {})[0]?.TableName ?? '';
  return `${name} ${table.replace(/^.*-/, '')}`.trim();
}

interface CommandInput {
  Key?: unknown;
  TableName?: string;
  TransactItems?: Record<string, { TableName?: string }>[];
}

/** What a store says to a write that met another one: nothing was written. */
function conflictOf(command: unknown): Error | undefined {
  if (command instanceof TransactWriteCommand) {
    const CancellationReasons = (command.input.TransactItems ?? []).map((_, n) => ({
      Code: n === 0 ? 'TransactionConflict' : 'None',
    }));
    return new TransactionCanceledException({ message: 'conflict', $metadata: {}, CancellationReasons });
  }
  const isConditional = command instanceof PutObjectCommand && (command.input.IfNoneMatch ?? command.input.IfMatch);
  return isConditional ? refusedWrite(409) : undefined;
}
