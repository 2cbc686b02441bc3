import { Construct } from 'constructs';
import type { Grantable } from './function.ts';
import type { ServicePromise } from './promises.ts';
import { SearchCollection } from './search-collection.ts';
import { SearchDomain } from './search-domain.ts';
import { existingIndex } from './search-existing.ts';
import type { Stage } from './stage.ts';

export interface SearchProps {
  stage: Stage;
}

/** The search engine, by the setting `search` of the stage: a managed domain, a serverless collection, or one there is. */
export class Search extends Construct {
  readonly index: Grantable;
  readonly promises: ServicePromise[];

  constructor(scope: Construct, id: string, { stage }: SearchProps) {
    super(scope, id);
    const { index, promises } = this.engine(stage);
    this.index = index;
    this.promises = promises;
  }

  private engine(stage: Stage): { index: Grantable; promises: ServicePromise[] } {
    if (stage.search === 'domain') return new SearchDomain(this, 'Domain', { stage });
    if (stage.search === 'serverless') return new SearchCollection(this, 'Collection', { stage });
    return { index: existingIndex(stage.search), promises: [] };
  }
}
