import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine, EngineOptions } from './engine.ts';
import { compileMainClasses } from './main-class.ts';
import { type Libraries, resolveLibraries } from './maven.ts';
import { startJvm } from './process.ts';

const version = '3.3.1';

const libraries: Libraries = {
  title: 'DynamoDB Local',
  folder: `dynamodb-local-${version}`,
  coordinates: [`software.amazon.dynamodb:DynamoDBLocal:${version}`],
  size: '50 MB',
};

/** Starts DynamoDB Local on disk: in memory it collapses at some ten thousand rows with a stream. */
export async function startDynamoDb(options: EngineOptions): Promise<Engine> {
  const lib = await resolveLibraries(libraries, options.jdk, options.log);
  const main = await compileMainClasses(['Lifeline', 'LoopbackDynamo'], lib, options.jdk);
  const data = join(options.home, 'data', 'dynamodb');
  await mkdir(data, { recursive: true });
  const server = {
    title: libraries.title,
    slug: 'dynamodb',
    classPath: [main, join(lib, '*')],
    // Of a heap this small on few cores, one thread collects with the least computing time.
    flags: ['-Xmx1g', '-XX:+UseSerialGC', '--enable-native-access=ALL-UNNAMED'],
    mainClass: 'LoopbackDynamo',
    // One database for every key and region, so that callers with other credentials see the same tables.
    args: (port: number) => ['-port', String(port), '-dbPath', data, '-sharedDb', '-disableTelemetry'],
    listening: (port: number) => `listening on 127.0.0.1:${port}`,
  };
  return startJvm(server, options);
}
