import { parentPort, workerData } from 'node:worker_threads';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { functions } from '../functions.ts';
import { localCredentials, localS3Options } from './engines/s3.ts';
import { invoke, loadFunction } from './local-function.ts';
import { type StreamRunner, startStreamRunner } from './stream-runner.ts';
import type { Follower, StreamThreadOptions, ToMain, ToWorker } from './stream-thread.ts';

/** Body of the thread that `stream-thread.ts` starts. */
const { followers, endpoint, home } = workerData as StreamThreadOptions;
const tell = (message: ToMain) => parentPort?.postMessage(message);
const log = (line: string) => tell({ kind: 'log', line });
const client = new DynamoDBStreamsClient({ endpoint, region: localS3Options.region, credentials: localCredentials });

async function follow({ functionName, streamArn }: Follower): Promise<[string, StreamRunner]> {
  const definition = functions.find(({ name }) => name === functionName);
  if (definition?.trigger.kind !== 'stream') throw new Error(`${functionName} follows no stream`);
  const target = await loadFunction(definition);
  // As on a deployment: a call without records prepares what the function needs.
  await invoke(target, {});
  const { trigger } = definition;
  return [functionName, await startStreamRunner({ client, streamArn, target, trigger, home, log })];
}

const runners = new Map(await Promise.all(followers.map(follow)));

parentPort?.on('message', async (message: ToWorker) => {
  if (message.kind === 'settle') {
    const names = message.functionNames ?? [...runners.keys()];
    await Promise.all(names.map((name) => runners.get(name)?.settled()));
  }
  if (message.kind === 'stop') {
    await Promise.all([...runners.values()].map((runner) => runner.stop()));
    client.destroy();
    parentPort?.close();
  }
  tell({ kind: 'done', id: message.id });
});
tell({ kind: 'ready' });
