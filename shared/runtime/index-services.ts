import { env } from './env.ts';
import { createSearchAdmin, type SearchAdmin } from './search-admin.ts';
import { roleCredentials } from './search-services.ts';

/** The services of the functions that write the index. */
export function indexServices(): { admin: SearchAdmin; indexPrefix: string } {
  const { OPENSEARCH_URL: url, OPENSEARCH_SIGNING: signing, AWS_REGION: region, INDEX_PREFIX: indexPrefix } = env();
  const keys = signing === 'none' ? {} : { credentials: roleCredentials() };
  return { admin: createSearchAdmin({ url, signing, region, ...keys }), indexPrefix };
}
