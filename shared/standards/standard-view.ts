import * as z from 'zod';
import { AccessDecision } from '../access/access-decision.ts';
import { AccessLevel, Level, LicenceCode, Mandate, Multilingual, Origin, RelationType, Status } from './codes.ts';
import { ErratumView } from './erratum.ts';
import { Day, LocalDate } from './local-date.ts';
import { Standard } from './standard.ts';
import { FoundPage, HeldText } from './text-view.ts';

/** What callers read: the shapes of the public API. Absent values are `null`, empty lists `[]`. */
const NumberRef = z.object({ id: z.string().nullable(), number: z.string() });

export const StandardSummary = z
  .object({
    id: z.string(),
    number: z.string(),
    title: Multilingual,
    status: Status,
    origin: Origin,
    level: Level,
    mandate: Mandate,
    issuer: z.string(),
    issued: LocalDate.nullable(),
    effective: LocalDate.nullable(),
    replacedBy: z.array(NumberRef),
    access: z.object({ level: AccessLevel, rule: z.string() }),
    /** Licences in the text that holders offer here; see GET /v1/listings. */
    licences: z.array(LicenceCode),
    score: z.number().nullable(),
    /** Where the query matched; `text` is escaped HTML with `<em>` around hits. */
    matches: z.array(z.object({ field: z.string(), text: z.string() })),
    pages: z.array(FoundPage),
  })
  .meta({ id: 'StandardSummary' });
export type StandardSummary = z.infer<typeof StandardSummary>;

/** How the query was understood, shown above the results. */
export const Asked = z
  .object({
    text: z.string(),
    /** Canonical spelling of the number that the query was read as. */
    designation: z.string().nullable(),
    language: z.enum(['zh', 'en', 'mixed']).nullable(),
    /** The words searched instead, after a typo or homophone was mended. */
    corrected: z.string().nullable(),
    expandedWith: z.array(z.string()),
    /** The words looked for in records and texts, without the number; empty when there are none. */
    words: z.string(),
    asOf: Day,
    /** The seed of a sample, when one was asked for: with it the same sample is drawn again. */
    seed: z.int().optional(),
  })
  .meta({ id: 'Asked' });
export type Asked = z.infer<typeof Asked>;

export const FacetName = z.enum([
  'status',
  'level',
  'issuer',
  'ics',
  'ccs',
  'region',
  'year',
  'origin',
  'mandate',
  'access',
  'licence',
]);
export type FacetName = z.infer<typeof FacetName>;

export const FacetValue = z.object({ value: z.string(), label: z.string(), count: z.int() }).meta({ id: 'FacetValue' });
export type FacetValue = z.infer<typeof FacetValue>;

export const StandardList = z.object({
  items: z.array(StandardSummary),
  total: z.int(),
  totalIsExact: z.boolean(),
  next: z.string().nullable(),
  facets: z.partialRecord(FacetName, z.array(FacetValue)).optional(),
  asked: Asked,
});
export type StandardList = z.infer<typeof StandardList>;

export const RelationView = z
  .object({
    type: RelationType,
    number: z.string(),
    id: z.string().nullable(),
    /** Title and status of the other standard, when it is held here. */
    title: Multilingual.nullable(),
    status: Status.nullable(),
    on: LocalDate.nullable(),
    scope: z.string().nullable(),
    /** Keys of the sources that state it; `inverse:<id>` when another record states it. */
    evidence: z.array(z.string()),
  })
  .meta({ id: 'Relation' });
export type RelationView = z.infer<typeof RelationView>;

export const ClassView = z.object({
  code: z.string(),
  edition: z.union([z.literal(6), z.literal(7)]).nullable(),
  valid: z.boolean(),
  name: Multilingual,
});

/** The whole record on a day. */
export const StandardRecord = z
  .object({
    ...StandardSummary.omit({ score: true, matches: true, pages: true, access: true }).shape,
    workId: z.string(),
    revision: z.int(),
    asOf: Day,
    updatedAt: z.string(),
    numbers: z.array(z.string()),
    abstract: Multilingual,
    keywords: z.array(z.string()),
    documentType: z.string().nullable(),
    edition: z.string().nullable(),
    languages: z.array(z.string()),
    pages: z.int().nullable(),
    region: z.object({ code: z.string(), name: Multilingual }).nullable(),
    bodies: z.record(z.string(), z.array(z.string())),
    dates: z.record(z.string(), z.union([LocalDate, z.array(LocalDate)])),
    /** The status through time; the one of `asOf` is `status`. */
    periods: Standard.shape.periods,
    classification: z.object({ ics: z.array(ClassView), ccs: z.array(ClassView) }),
    relations: z.array(RelationView),
    adoption: z.array(z.object({ ...NumberRef.shape, degree: z.string().nullable(), status: Status.nullable() })),
    /** Published by that day without numbers of their own, oldest first; numbered ones are relations. */
    errata: z.array(ErratumView),
    rights: z.unknown(),
    access: AccessDecision,
    /** Digitized texts held of this edition. */
    texts: z.array(HeldText),
    url: z.string().nullable(),
    doi: z.string().nullable(),
    sources: Standard.shape.sources,
    claims: Standard.shape.claims,
    conflicts: z.array(z.string()),
    /** Things a careful reader should know, e.g. that it adopts a withdrawn edition or carries a doubtful class. */
    notices: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  })
  .meta({ id: 'StandardRecord' });
export type StandardRecord = z.infer<typeof StandardRecord>;

export const EditionView = z
  .object({
    id: z.string(),
    number: z.string(),
    /** Amendments (修改单) and corrigenda (勘误) stand among the editions that they belong to. */
    kind: z.enum(['edition', 'amendment', 'corrigendum']),
    title: Multilingual,
    status: Status,
    issued: LocalDate.nullable(),
    effective: LocalDate.nullable(),
    ended: LocalDate.nullable(),
  })
  .meta({ id: 'Edition' });
export type EditionView = z.infer<typeof EditionView>;

export const Resolution = z
  .object({
    q: z.string(),
    /** Canonical spelling of what was read; null when the text is no number. */
    designation: z.string().nullable(),
    match: z.enum(['exact', 'edition-in-force', 'ambiguous', 'suggestion', 'none']),
    standard: StandardSummary.nullable(),
    candidates: z.array(StandardSummary),
  })
  .meta({ id: 'Resolution' });
export type Resolution = z.infer<typeof Resolution>;

export const Suggestion = z
  .object({
    text: z.string(),
    kind: z.enum(['designation', 'title', 'topic', 'issuer']),
    /** Edition id for a standard, class code for a topic, issuer code for an issuer. */
    id: z.string().nullable(),
    /** Second line: the title beside a number, the number beside a title. */
    hint: z.string().nullable(),
  })
  .meta({ id: 'Suggestion' });
export type Suggestion = z.infer<typeof Suggestion>;

export const ClassNode = z
  .object({
    code: z.string(),
    name: Multilingual,
    parent: z.string().nullable(),
    hasChildren: z.boolean(),
    /** Standards held with this code or one below it. */
    count: z.int(),
  })
  .meta({ id: 'ClassNode' });
export type ClassNode = z.infer<typeof ClassNode>;
