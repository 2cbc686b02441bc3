import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import type { SequencerServices } from '#shared/log/log-services.ts';
import { hashesAtLevel, partialTile, tilePath } from '#shared/log/tile.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';
import { origin } from '#test/shared/log/open-log.ts';
import { collectViolations, type Must, type Violation } from '#test/shared/log/violation.ts';
import type { KeptDeposits } from '../deposit-snapshot.ts';
import { makeSchedule, type Schedule } from './fault-schedule.ts';
import { beginProcess, type MetFaults, type Outside } from './faulty-process.ts';
import { keyOfBytes, seededBytes } from './seeded-chance.ts';
import { makeStoryKeys, type StoryKeys } from './story-keys.ts';
import { makeOnlookers, type Onlookers, quorum } from './story-witnesses.ts';
import { type WatchedWaits, watchWaits } from './watched-waits.ts';

/** Stores of a world, empty: tables named after `name`, and the buckets `name` and `name-log`. */
export interface Stores {
  name: string;
  client: DynamoDBDocumentClient;
  s3: S3Client;
  /** Whether they answer within a turn, so that the clock of the story is that of its waits. */
  answerAtOnce: boolean;
}

export type AllServices = DepositApiServices & SequencerServices;

/** Deposits and their log, in which processes fail, die and sleep as the seed has it. */
export interface FaultyWorld extends KeptDeposits {
  schedule: Schedule;
  /** Everything, to a process to which nothing happens. */
  services: AllServices;
  /** Services of a new process; tells of every entry that it has accepted. One by the schedules stands still while time drags. */
  begin(accepted?: () => void): AllServices;
  beginByClock(): AllServices;
  /** What the log signs with. */
  keys: StoryKeys;
  /** Who sees and stamps checkpoints. */
  onlookers: Onlookers;
  waits: WatchedWaits;
  /** Entries that have come to wait since this was last asked for. */
  takeRings(): number;
  met: MetFaults;
  must: Must;
  /** What went wrong while it ran. */
  violations: Violation[];
}

export function makeFaultyWorld({ name, client, s3, answerAtOnce }: Stores, seed: number): FaultyWorld {
  const schedule = makeSchedule(seed);
  const met: MetFaults = new Map();
  const { must, violations } = collectViolations();
  const signed: string[] = [];
  const bytes = seededBytes(seed);
  const newKey = () => keyOfBytes(bytes(32));
  const kept = {
    log: { client, name: `${name}-log` },
    logFiles: conditionalFiles(s3, `${name}-log`),
    now: schedule.now,
  };
  const keys = makeStoryKeys(newKey, kept, signed, must);
  const onlookers = makeOnlookers(schedule, newKey, keys.verifierKeys);
  const waits = watchWaits(schedule, must);
  if (!answerAtOnce) waits.rest();
  const outside = (): Outside => ({ client, s3, ...keys.current(), fetch: onlookers.fetch });
  const servicesOf = (outside: Outside) => makeServices(name, outside, { schedule, onlookers });
  const services = servicesOf(outside());
  let rings = 0;
  const watch = watchPublic(services, waits, must);
  const begin = (accepted = () => {}, freezes = false) => {
    const after = async (command: unknown) => {
      const count = command instanceof TransactWriteCommand ? waits.written(command.input) : 0;
      rings += count;
      for (let n = 0; n < count; n += 1) accepted();
      await watch(command);
    };
    return servicesOf(beginProcess({ outside: outside(), schedule, met, freezes, after }));
  };
  return {
    schedule,
    services,
    log: { place: { name: `${name}-log` }, services, signed, s3 },
    s3,
    bucket: name,
    begin: (accepted) => begin(accepted),
    beginByClock: () => begin(undefined, true),
    keys,
    onlookers,
    waits,
    takeRings: () => {
      const taken = rings;
      rings = 0;
      return taken;
    },
    met,
    must,
    violations,
  };
}

function makeServices(
  name: string,
  { client, s3, signingKey, formerKey, fetch }: Outside,
  { schedule, onlookers }: Pick<FaultyWorld, 'schedule' | 'onlookers'>,
): AllServices {
  const table = (part: string) => ({ client, name: `${name}-${part}` });
  return {
    members: table('members'),
    deposits: table('deposits'),
    webhooks: { name: `${name}-webhooks` },
    log: table('log'),
    logFiles: conditionalFiles(s3, `${name}-log`),
    depositFiles: { uploads: createFileClient(s3, name), documents: conditionalFiles(s3, name) },
    now: schedule.now,
    signingKey,
    formerKey,
    origin,
    witnesses: onlookers.witnesses,
    quorum,
    timeAuthority: onlookers.timeAuthority,
    patience: 0,
    fetch,
  };
}

/** Looks at every write to the public bucket: what readers see is whole (D7), is written once and never goes back (D8). */
function watchPublic({ logFiles }: AllServices, waits: WatchedWaits, must: Must): (command: unknown) => Promise<void> {
  let shown = -1;
  return async (command) => {
    const { Key = '', Bucket = '' } = (command as { input?: { Key?: unknown; Bucket?: string } })?.input ?? {};
    if (typeof Key !== 'string' || !Bucket.endsWith('-log')) return;
    const isPublic = /^(?:tile|checkpoints|versions|key)/.test(Key);
    if (command instanceof DeleteObjectCommand) must('D18', !isPublic && Key !== 'checkpoint', `${Key} was removed`);
    if (!(command instanceof PutObjectCommand)) return;
    must('D8', !isPublic || command.input.IfNoneMatch === '*', `${Key} may be overwritten`);
    if (Key !== 'checkpoint') return;
    const note = await logFiles.get('checkpoint');
    const size = Number(new TextDecoder().decode(note?.bytes).split('\n')[1]);
    must('D8', size >= shown, `the checkpoint went back from ${shown} to ${size}`);
    shown = Math.max(shown, size);
    waits.shown(size);
    for (const path of edgePaths(size)) must('D7', Boolean(await logFiles.get(path)), `${path} is a hole at ${size}`);
  };
}

/** Tiles and bundle at the right edge of a tree: the others were there before. */
function edgePaths(size: number): string[] {
  const paths: string[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level += 1) {
    const tile = partialTile(size, level);
    if (tile) paths.push(tilePath(tile));
    if (tile && level === 0) paths.push(tilePath({ ...tile, level: 'entries' }));
  }
  return paths;
}
