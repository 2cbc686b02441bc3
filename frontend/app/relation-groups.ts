import { inverseOf, RelationType } from '#shared/standards/codes.ts';
import type { RelationView } from '#shared/standards/standard-view.ts';

export interface RelationGroup {
  type: RelationType;
  relations: RelationView[];
}

/** Types come in pairs, the one that a standard says of another first: it replaces, amends, cites; then the inverse. */
const outwards = new Set(
  RelationType.options.filter((type, index) => index <= RelationType.options.indexOf(inverseOf[type])),
);

/** Relations by type in the order of the code list, those that lead away from the standard apart from those to it. */
export function groupRelations(relations: readonly RelationView[]): { out: RelationGroup[]; in: RelationGroup[] } {
  const groups = RelationType.options
    .map((type) => ({ type, relations: relations.filter((relation) => relation.type === type) }))
    .filter((group) => group.relations.length > 0);
  return {
    out: groups.filter(({ type }) => outwards.has(type)),
    in: groups.filter(({ type }) => !outwards.has(type)),
  };
}
