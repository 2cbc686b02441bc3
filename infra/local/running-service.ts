import { answers } from './engines/process.ts';
import { readRunFile } from './run-file.ts';
import { StartProblem } from './steps.ts';

/** What a command needs of the service it works on. */
export interface RunningService {
  dynamodbEndpoint: string;
  opensearchUrl: string;
  s3Endpoint: string;
  literatureBucket: string;
  catalogueTable: string;
  indexPrefix: string;
}

const defaults = { catalogueTable: 'guiju-catalogue', literatureBucket: 'guiju-literature', indexPrefix: 'guiju' };

/** Finds the running service by its run file, or the engines that the environment names. */
export async function runningService(home: string): Promise<RunningService> {
  const { DYNAMODB_ENDPOINT, OPENSEARCH_URL, S3_ENDPOINT, CATALOGUE_TABLE, LITERATURE_BUCKET, INDEX_PREFIX } =
    process.env;
  const run = await readRunFile(home);
  const dynamodbEndpoint = run?.dynamodbEndpoint ?? DYNAMODB_ENDPOINT;
  const opensearchUrl = run?.opensearchUrl ?? OPENSEARCH_URL;
  if (!dynamodbEndpoint || !opensearchUrl || !(await answers(dynamodbEndpoint))) {
    throw new StartProblem(
      `No Guiju runs on ${home}: start it with "npm start" in another terminal, then import again.`,
    );
  }
  return {
    dynamodbEndpoint,
    opensearchUrl,
    s3Endpoint: run?.s3Endpoint ?? S3_ENDPOINT ?? '',
    literatureBucket: run?.literatureBucket ?? LITERATURE_BUCKET ?? defaults.literatureBucket,
    catalogueTable: run?.catalogueTable ?? CATALOGUE_TABLE ?? defaults.catalogueTable,
    indexPrefix: run?.indexPrefix ?? INDEX_PREFIX ?? defaults.indexPrefix,
  };
}
