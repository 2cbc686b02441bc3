import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Fields = Record<string, unknown>;

interface Command {
  constructor: unknown;
  input: Fields;
}

interface Sender {
  send(command: unknown): Promise<unknown>;
}

/** The calls that clients made, so that they can be counted, and made once more with nothing around them. */
export class RepeatedCalls {
  private readonly made: { sender: Sender; command: Command }[] = [];

  /** A client that does the same and has it written down. */
  writeDown<T extends DynamoDBDocumentClient | S3Client>(client: T): T {
    const sender = client as unknown as Sender;
    const send = (command: Command) => {
      this.note(client, command);
      return sender.send(command);
    };
    return Object.assign(Object.create(client), { send });
  }

  /** Writes down a call that was made in another way. */
  note(client: DynamoDBDocumentClient | S3Client, command: object): void {
    this.made.push({ sender: client as unknown as Sender, command: command as Command });
  }

  get count(): number {
    return this.made.length;
  }

  clear(): void {
    this.made.length = 0;
  }

  /**
   * Makes the calls again in their order, so many at a time, to places whose names begin otherwise. Without conditions, which
   * would refuse what now comes in another order.
   */
  async repeat(atOnce: number, from: string, to: string): Promise<void> {
    const calls = this.made.values();
    const caller = async () => {
      for (const { sender, command } of calls) {
        const make = command.constructor as new (input: unknown) => unknown;
        const answer = await sender.send(new make(unconditional(moved(command.input, from, to)))).catch(absent);
        // A file that nobody reads keeps its connection.
        await (answer as GetObjectCommandOutput | undefined)?.Body?.transformToByteArray();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, caller));
  }
}

/** The same with other names of tables and buckets. */
function moved(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.replaceAll(from, to);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map((one) => moved(one, from, to));
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [moved(name, from, to), moved(held, from, to)]),
  );
}

function unconditional(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(unconditional);
  const { ConditionExpression, IfMatch, IfNoneMatch, ...rest } = value as Fields;
  const fields = Object.fromEntries(Object.entries(rest).map(([name, held]) => [name, unconditional(held)]));
  if (ConditionExpression === undefined) return fields;
  // Names and values that no expression uses are refused.
  const { ExpressionAttributeNames, ExpressionAttributeValues, ...plain } = fields;
  const used = Object.entries({ ExpressionAttributeNames, ExpressionAttributeValues })
    .map(([kind, held]): [string, [string, unknown][]] => [
      kind,
      Object.entries(held ?? {}).filter(([name]) => `${plain.UpdateExpression ?? ''} `.match(`${name}\\W`)),
    ])
    .filter(([, entries]) => entries.length > 0);
  return { ...plain, ...Object.fromEntries(used.map(([kind, entries]) => [kind, Object.fromEntries(entries)])) };
}

function absent(error: unknown): undefined {
  if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
  throw error;
}
