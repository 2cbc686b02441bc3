import { env } from './env.ts';
import { createSearchClient, type SearchServices } from './search-client.ts';
import type { Credentials } from './signed-fetch.ts';

let built: SearchServices | undefined;

/** The services of functions that only read the index; built once per cold start. */
export function searchServices(): SearchServices {
  built ??= {
    search: createSearchClient({
      url: env().OPENSEARCH_URL,
      signing: env().OPENSEARCH_SIGNING,
      region: env().AWS_REGION,
      ...(env().OPENSEARCH_SIGNING === 'none' ? {} : { credentials: roleCredentials() }),
    }),
    indexPrefix: env().INDEX_PREFIX,
    now: () => new Date(),
  };
  return built;
}

/** Keys of the role this function runs under. */
export function roleCredentials(): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env();
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set');
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
  };
}
