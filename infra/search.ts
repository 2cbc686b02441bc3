import { Construct } from 'constructs';
import type { Grantable } from './function.ts';
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

  constructor(scope: Construct, id: string, { stage }: SearchProps) {
    super(scope, id);
    this.index = this.engine(stage);
  }

  private engine(stage: Stage): Grantable {
    if (stage.search === 'domain') return new SearchDomain(this, 'Domain', { stage }).index;
    if (stage.search === 'serverless') return new SearchCollection(this, 'Collection', { stage }).index;
    return existingIndex(stage.search);
  }
}
