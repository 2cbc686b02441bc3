import type { Grantable } from './function.ts';
import { indexPrefix } from './search-names.ts';

/**
 * An engine that runs already, such as one of the deployer's own network. Requests are not signed: who may do what is
 * decided there, because IAM knows nothing of it.
 */
export function existingIndex(address: URL): Grantable {
  return {
    environment: {
      OPENSEARCH_URL: address.href.replace(/\/+$/, ''),
      OPENSEARCH_SIGNING: 'none',
      INDEX_PREFIX: indexPrefix,
    },
    grantRead: () => undefined,
    grantWrite: () => undefined,
  };
}
