import { parentPort, workerData } from 'node:worker_threads';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { functions } from '../functions.ts';
import { localCredentials, localS3Options } from './engines/s3.ts';
import { invoke, loadFunction } from './local-function.ts';
import { startStreamRunner } from './stream-runner.ts';
import type { StreamThreadOptions, ToMain, ToWorker } from './stream-thread.ts';

/** Body of the thread that `stream-thread.ts` starts. */
const { functionName, streamArn, endpoint, home } = workerData as StreamThreadOptions;
const tell = (message: ToMain) => parentPort?.postMessage(message);

const definition = functions.find(({ name }) => name === functionName);
if (definition?.trigger.kind !== 'stream') throw new Error(`${functionName} follows no stream`);
const target = await loadFunction(definition);
// As on a deployment: a call without records prepares what the function needs.
await invoke(target, {});
const client = new DynamoDBStreamsClient({ endpoint, region: localS3Options.region, credentials: localCredentials });
const log = (line: string) => tell({ kind: 'log', line });
const runner = await startStreamRunner({ client, streamArn, target, trigger: definition.trigger, home, log });

parentPort?.on('message', async ({ kind, id }: ToWorker) => {
  if (kind === 'settle') await runner.settled();
  if (kind === 'stop') {
    await runner.stop();
    client.destroy();
    parentPort?.close();
  }
  tell({ kind: 'done', id });
});
tell({ kind: 'ready' });
