import { resolve } from 'node:path';
import { startDynamoDb } from './dynamodb.ts';
import { type Engine, type EngineOptions, EngineProblem, type Log } from './engine.ts';
import { findJdk, type Jdk } from './jdk.ts';
import { startOpenSearch } from './opensearch.ts';
import { answers } from './process.ts';
import { startS3 } from './s3.ts';

/** Where the three engines answer. */
export interface EngineAddresses {
  opensearchUrl: string;
  dynamodbEndpoint: string;
  s3Endpoint: string;
}

/** The engines of one state folder. */
export interface Engines extends EngineAddresses {
  /** Ends the engines started here and resolves when their processes are gone. */
  stop(): Promise<void>;
}

/** What to start the engines with. */
export interface EnginesOptions {
  /** State folder, see `stateHome()`. */
  home: string;
  log: Log;
  /** Whether ports start at the usual 9200, 8000 and 9090 and move on when busy (default), or are any free ones. */
  ports?: 'usual' | 'any';
}

type Start = (options: EngineOptions) => Promise<Engine>;

/**
 * Starts OpenSearch, DynamoDB Local and S3Proxy side by side on loopback; `OPENSEARCH_URL`, `DYNAMODB_ENDPOINT` and
 * `S3_ENDPOINT` put a running one in the place of each.
 */
export async function startEngines(options: EnginesOptions): Promise<Engines> {
  const { log, ports = 'usual' } = options;
  const home = resolve(options.home);
  let jdk: Promise<Jdk> | undefined;
  const engine = async (start: Start, usualPort: number, title: string, variable: string): Promise<Engine> => {
    const given = process.env[variable];
    if (given) return adoptRunning(title, variable, given, log);
    jdk ??= findJdk();
    return start({ home, log, jdk: await jdk, port: ports === 'any' ? 0 : usualPort });
  };
  const results = await Promise.allSettled([
    engine(startOpenSearch, 9200, 'OpenSearch', 'OPENSEARCH_URL'),
    engine(startDynamoDb, 8000, 'DynamoDB', 'DYNAMODB_ENDPOINT'),
    engine(startS3, 9090, 'S3', 'S3_ENDPOINT'),
  ]);
  const [opensearch, dynamodb, s3] = results.map((result) =>
    result.status === 'fulfilled' ? result.value : undefined,
  );
  const stop = async () => {
    await Promise.all([opensearch, dynamodb, s3].map((running) => running?.stop()));
  };
  if (!opensearch || !dynamodb || !s3) {
    await stop();
    throw results.find((result) => result.status === 'rejected')?.reason;
  }
  return { opensearchUrl: opensearch.url, dynamodbEndpoint: dynamodb.url, s3Endpoint: s3.url, stop };
}

async function adoptRunning(title: string, variable: string, url: string, log: Log): Promise<Engine> {
  if (!(await answers(url))) {
    throw new EngineProblem(
      `${variable} names ${url} and nothing answers there: start that ${title} or unset ${variable}.`,
    );
  }
  log(`${title}: using ${url}`);
  return { name: title, url: url.replace(/\/+$/, ''), stop: async () => undefined };
}
