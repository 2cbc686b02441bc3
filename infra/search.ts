import { Construct } from 'constructs';
import type { Grantable } from './function.ts';
import { SearchCollection } from './search-collection.ts';
import { SearchDomain } from './search-domain.ts';
import type { Stage } from './stage.ts';

export interface SearchProps {
  stage: Stage;
}

/** The search engine: a managed domain or a serverless collection, by the setting `search` of the stage. */
export class Search extends Construct {
  readonly index: Grantable;

  constructor(scope: Construct, id: string, { stage }: SearchProps) {
    super(scope, id);
    const engine =
      stage.search === 'domain'
        ? new SearchDomain(this, 'Domain', { stage })
        : new SearchCollection(this, 'Collection', { stage });
    this.index = engine.index;
  }
}
