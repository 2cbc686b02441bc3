import { RelationType } from '#shared/standards/codes.ts';
import type { RelationView } from '#shared/standards/standard-view.ts';

export interface RelationGroup {
  type: RelationType;
  relations: RelationView[];
}

/** Relations by type, in the order of the code list: what replaces first, what merely cites last. */
export function groupRelations(relations: readonly RelationView[]): RelationGroup[] {
  return RelationType.options
    .map((type) => ({ type, relations: relations.filter((relation) => relation.type === type) }))
    .filter((group) => group.relations.length > 0);
}
