import { inverseOf } from '../codes.ts';
import { firstDay, type LocalDate } from '../local-date.ts';
import type { Relation } from '../standard.ts';
import type { EditionProfile } from './edition-profile.ts';

/** Relations that a record owes to other records. */
export interface Derived {
  /** Inverses of what other records state, and the dates on which its successors take effect. */
  inverse: Relation[];
  /** Its neighbours in the row of editions of one work. */
  editions: Relation[];
}

/**
 * Derives the relations that follow from all records together, so that a record learns what only others know:
 * GB 7718-2011 that it ends when GB 7718-2025 takes effect, an edition that a newer one has been issued.
 *
 * The result does not depend on the order of the records; deriving twice gives the same.
 */
export function deriveRelations(profiles: ReadonlyMap<string, EditionProfile>): Map<string, Derived> {
  const derived = new Map<string, Derived>();
  const of = (id: string) => {
    const known = derived.get(id) ?? { inverse: [], editions: [] };
    derived.set(id, known);
    return known;
  };
  for (const profile of profiles.values()) {
    for (const relation of profile.stated) {
      const other = relation.id === undefined ? undefined : profiles.get(relation.id);
      if (!other) continue;
      const inverse = inverseRelation(profile, relation, other);
      if (inverse) of(other.id).inverse.push(inverse);
      const dated = datedReplacement(profile, relation, other);
      if (dated) of(profile.id).inverse.push(dated);
    }
  }
  for (const chain of editionChains(profiles)) {
    for (const [index, newer] of chain.entries()) {
      const older = chain[index - 1];
      if (!older || areRelated(older, newer)) continue;
      of(older.id).editions.push({
        type: 'has-newer-edition',
        number: newer.number,
        id: newer.id,
        on: newer.issued,
        statedBy: newer.id,
      });
      of(newer.id).editions.push({ type: 'newer-edition-of', number: older.number, id: older.id, statedBy: older.id });
    }
  }
  return derived;
}

const endings: ReadonlySet<Relation['type']> = new Set(['replaced-by', 'partly-replaced-by']);
const changes: ReadonlySet<Relation['type']> = new Set(['amended-by', 'corrected-by']);

function inverseRelation(from: EditionProfile, relation: Relation, to: EditionProfile): Relation | undefined {
  // A draft replaces nothing in force: it is a newer edition under way.
  const isAnnounced = relation.type === 'replaces' && from.isDraft && !to.isDraft;
  const type = isAnnounced ? 'has-newer-edition' : inverseOf[relation.type];
  const on = relation.on ?? (endings.has(type) ? endOf(to, from) : changes.has(type) ? from.issued : undefined);
  const known = to.stated.find((stated) => stated.type === type && stated.id === from.id);
  // Stated on both sides already; only the day may be new.
  if (known && (known.on !== undefined || on === undefined)) return undefined;
  return compactRelation({ type, number: from.number, id: from.id, on, scope: relation.scope, statedBy: from.id });
}

/** A record says that it is replaced, its successor says since when. */
function datedReplacement(
  replaced: EditionProfile,
  relation: Relation,
  successor: EditionProfile,
): Relation | undefined {
  const on = endOf(replaced, successor);
  if (!endings.has(relation.type) || relation.on || !on) return undefined;
  return { type: relation.type, number: successor.number, id: successor.id, on, statedBy: successor.id };
}

/** A text in force ends when its successor takes effect; a draft is over as soon as the next draft is out. */
function endOf(replaced: EditionProfile, successor: EditionProfile): LocalDate | undefined {
  return replaced.isDraft ? successor.issued : successor.takesEffect;
}

function compactRelation({ type, number, id, on, scope, statedBy }: Relation): Relation {
  return { type, number, id, ...(on && { on }), ...(scope && { scope }), statedBy };
}

/** Editions of one work in the order of issue. */
function editionChains(profiles: ReadonlyMap<string, EditionProfile>): EditionProfile[][] {
  const works = new Map<string, EditionProfile[]>();
  for (const profile of profiles.values()) {
    if (!profile.isEdition || profile.issued === undefined) continue;
    const editions = works.get(profile.workId);
    if (editions) editions.push(profile);
    else works.set(profile.workId, [profile]);
  }
  return [...works.values()].filter((editions) => editions.length > 1).map(inOrderOfIssue);
}

function inOrderOfIssue(editions: EditionProfile[]): EditionProfile[] {
  return editions.sort((a, b) => day(a.issued).localeCompare(day(b.issued)) || natural.compare(a.id, b.id));
}

const natural = new Intl.Collator('en', { numeric: true });

function day(date: LocalDate | undefined): string {
  return date ? firstDay(date) : '';
}

/** Whether the sources already say how these two follow each other. */
function areRelated(older: EditionProfile, newer: EditionProfile): boolean {
  const says = (one: EditionProfile, other: EditionProfile, types: readonly Relation['type'][]) =>
    one.stated.some(({ type, id }) => id === other.id && types.includes(type));
  return (
    says(newer, older, ['replaces', 'partly-replaces', 'newer-edition-of']) ||
    says(older, newer, ['replaced-by', 'partly-replaced-by', 'has-newer-edition'])
  );
}
