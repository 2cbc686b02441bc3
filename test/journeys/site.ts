import type { Browser } from 'playwright-core';
import { buildSite } from '#infra/build-site.ts';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { runningEngines, startTestService, type TestService } from '../service.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import { keepHoldings } from './holdings.ts';

export interface JourneySite {
  browser: Browser;
  url: string;
  service: TestService;
  close(): Promise<void>;
}

/** The whole service with the holdings in it, and a browser to visit it with. Only asked for when there is a browser. */
export async function openSite(): Promise<JourneySite> {
  if (!chromiumPath) throw new Error('no Chromium');
  await buildSite();
  const engines = runningEngines();
  const service = await startTestService({ site: true });
  await keepHoldings(engines.dynamodbEndpoint, service.names.catalogueTable);
  await service.settled();
  const admin = createSearchAdmin({ url: engines.opensearchUrl });
  const { standards, suggestions } = indexNames(service.names.indexPrefix);
  await Promise.all([admin.refresh(standards), admin.refresh(suggestions)]);
  const browser = await openBrowser();
  return {
    browser,
    url: service.url,
    service,
    close: async () => {
      await browser.close();
      await service.stop();
    },
  };
}
