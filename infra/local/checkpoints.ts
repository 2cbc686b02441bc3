import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How far each shard of a stream was worked through, kept in a file so that a restart continues there. */
export interface Checkpoints {
  of(shardId: string): Checkpoint | undefined;
  set(shardId: string, checkpoint: Checkpoint): Promise<void>;
}

export interface Checkpoint {
  /** The last record dealt with. */
  after?: string;
  /** Everything in the shard is dealt with and nothing will follow. */
  closed: boolean;
}

/** Reads the checkpoints of one stream; those of an earlier stream of the same table are worth nothing. */
export async function openCheckpoints(file: string, streamArn: string): Promise<Checkpoints> {
  const shards = await readShards(file, streamArn);
  let written = Promise.resolve();
  const save = async () => {
    await mkdir(dirname(file), { recursive: true });
    // A rename, so that a kill between two bytes leaves the old file.
    await writeFile(`${file}.partial`, JSON.stringify({ streamArn, shards: Object.fromEntries(shards) }));
    await rename(`${file}.partial`, file);
  };
  return {
    of: (shardId) => shards.get(shardId),
    set: (shardId, checkpoint) => {
      shards.set(shardId, checkpoint);
      written = written.then(save);
      return written;
    },
  };
}

async function readShards(file: string, streamArn: string): Promise<Map<string, Checkpoint>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (!text) return new Map();
  const kept = JSON.parse(text) as { streamArn: string; shards: Record<string, Checkpoint> };
  return new Map(kept.streamArn === streamArn ? Object.entries(kept.shards) : []);
}
