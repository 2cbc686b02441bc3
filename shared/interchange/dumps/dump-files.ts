import { S3Client } from '@aws-sdk/client-s3';
import { env } from '../../runtime/env.ts';
import { createFileClient, type FileClient } from '../../runtime/file-client.ts';
import { forFiles } from '../../runtime/timeouts.ts';
import { type Dump, DumpList, daysKept } from './dump.ts';

const listKey = 'index.json';

export interface DumpServices {
  dumps: FileClient;
  now(): Date;
}

let built: DumpServices | undefined;

/** The bucket of dumps, as the settings of this process name it. */
export function dumpServices(): DumpServices {
  const { AWS_REGION: region, S3_ENDPOINT: endpoint, DUMPS_BUCKET: bucket } = env();
  const client = new S3Client({ region, ...(endpoint ? { endpoint, forcePathStyle: true } : forFiles) });
  built ??= { dumps: createFileClient(client, bucket), now: () => new Date() };
  return built;
}

export const dumpKey = (day: string, name: string) => `${day}/${name}`;

/** What can be downloaded; empty before the first dump. */
export async function getDumpList({ dumps }: Pick<DumpServices, 'dumps'>): Promise<DumpList> {
  const bytes = await dumps.get(listKey);
  return bytes ? DumpList.parse(JSON.parse(Buffer.from(bytes).toString())) : { items: [] };
}

/** Puts a dump at the head of the list; that of the same day is replaced. Its files must be there already. */
export async function addToDumpList({ dumps }: Pick<DumpServices, 'dumps'>, dump: Dump): Promise<void> {
  const { items } = await getDumpList({ dumps });
  const kept = items.filter(({ day }) => day !== dump.day).slice(0, daysKept - 1);
  const list: DumpList = { items: [dump, ...kept] };
  await dumps.put(listKey, Buffer.from(JSON.stringify(list)), 'application/json');
}
