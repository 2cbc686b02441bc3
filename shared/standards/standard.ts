import * as z from 'zod';
import { AdoptionDegree, Level, LicenceCode, Mandate, Multilingual, Origin, RelationType, Status } from './codes.ts';
import { Erratum } from './erratum.ts';
import { LocalDate } from './local-date.ts';

/**
 * The catalogue keeps what each source states, side by side, and derives the record from it:
 * nothing a source said is lost, conflicts stay visible, and a second import of the same source changes nothing.
 */
export const Source = z.object({
  /** Stable key of the source within a record, e.g. `iso-open-data`, `guiju-demo`, `editor`. */
  key: z.string().min(1).max(120),
  name: z.string().min(1).max(200),
  url: z.string().max(500).optional(),
  /** Day on which the source said so: a status without a date holds at least then. */
  retrieved: LocalDate.optional(),
  /** A = official site or catalogue, B = cover text or third-party record, C = only cited somewhere. */
  confidence: z.enum(['A', 'B', 'C']),
  evidence: z.string().max(300).optional(),
});
export type Source = z.infer<typeof Source>;

export const Relation = z.object({
  type: RelationType,
  /** Number of the other standard as the source prints it. */
  number: z.string().min(1).max(200),
  /** Its edition id, or work id when undated; absent when the number cannot be parsed. */
  id: z.string().optional(),
  /** Day from which the relation holds, e.g. the effective date of the successor. */
  on: LocalDate.optional(),
  /** Which part is concerned, for partial replacement. */
  scope: z.string().max(300).optional(),
  /** Id of the record that states the inverse, when this side was derived from it. */
  statedBy: z.string().optional(),
});
export type Relation = z.infer<typeof Relation>;

export const Adoption = z.object({
  number: z.string().max(200),
  id: z.string().optional(),
  degree: AdoptionDegree.optional(),
  note: z.string().max(300).optional(),
});
export type Adoption = z.infer<typeof Adoption>;

/** What a source says of the state on the day it was retrieved, in its own stage code and in ours. */
export const StatedState = z.object({
  value: z.enum(['draft', 'in-force', 'withdrawn', 'suspended']),
  stage: z.string().max(80).optional(),
});

/** The fields one source may state (domain D.2). Every one is optional except the number as printed. */
export const StandardFields = z.object({
  number: z.string().min(1).max(200),
  secondNumbers: z.array(z.string()).optional(),
  titles: Multilingual.optional(),
  abstracts: Multilingual.optional(),
  keywords: z.array(z.string()).optional(),
  documentType: z.string().optional(),
  edition: z.string().optional(),
  languages: z.array(z.string()).optional(),
  pages: z.int().positive().optional(),
  /** Names of bodies as printed, by role: issuer 发布, approver 批准, proposer 提出, custodian 归口, drafters 起草. */
  bodies: z
    .object({
      issuer: z.array(z.string()).optional(),
      approver: z.array(z.string()).optional(),
      proposer: z.array(z.string()).optional(),
      custodian: z.array(z.string()).optional(),
      drafters: z.array(z.string()).optional(),
      authors: z.array(z.string()).optional(),
      committees: z.array(z.string()).optional(),
    })
    .optional(),
  dates: z
    .object({
      issued: LocalDate.optional(),
      effective: LocalDate.optional(),
      trial: LocalDate.optional(),
      withdrawn: LocalDate.optional(),
      expires: LocalDate.optional(),
      reaffirmed: z.array(LocalDate).optional(),
    })
    .optional(),
  state: StatedState.optional(),
  ics: z.array(z.string()).optional(),
  ccs: z.array(z.string()).optional(),
  relations: z.array(Relation).optional(),
  adoption: z.array(Adoption).optional(),
  errata: z.array(Erratum).max(50).optional(),
  filing: z.object({ recordNo: z.string().optional(), filedOn: LocalDate.optional() }).optional(),
  feedbackChannel: z
    .object({ org: z.string(), address: z.string().optional(), phone: z.string().optional() })
    .optional(),
  patents: z.object({ declared: z.boolean(), declarations: z.array(z.string()) }).optional(),
  /** What is known of rights in the text (domain D.7); `basis: unknown` means the text is not displayable. */
  rights: z
    .object({
      holder: z.string().optional(),
      basis: z.enum(['law', 'contract', 'declaration', 'none', 'unknown']),
      openAccess: z.enum(['yes', 'no', 'unknown']),
      note: Multilingual.optional(),
      asOf: LocalDate.optional(),
    })
    .optional(),
  /** Licences in the text that somebody offers here. */
  licences: z.array(LicenceCode).optional(),
  /** Page of the record at its publisher. */
  url: z.string().optional(),
  doi: z.string().optional(),
});
export type StandardFields = z.infer<typeof StandardFields>;

export const Statement = z.object({ source: Source, fields: StandardFields });
export type Statement = z.infer<typeof Statement>;

/** One item of the catalogue table. `revision` counts writes from 1 and is the external version in the index. */
export const StoredStandard = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  revision: z.int().positive(),
  statements: z.array(Statement).min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type StoredStandard = z.infer<typeof StoredStandard>;

/** A period during which one status holds; the first one starts at the beginning of time (`from: null`). */
export const StatusPeriod = z.object({ status: Status, from: LocalDate.nullable() });
export type StatusPeriod = z.infer<typeof StatusPeriod>;

export const ClassCode = z.object({
  code: z.string(),
  /** ICS edition 6 or 7; absent for CCS. */
  edition: z.union([z.literal(6), z.literal(7)]).optional(),
  /** False when the code stands in no table: kept and shown as doubtful, never dropped. */
  valid: z.boolean(),
});
export type ClassCode = z.infer<typeof ClassCode>;

/** What one source says of one field (dotted path, e.g. `dates.issued`), printed for people. */
export const Claim = z.object({ source: z.string(), value: z.unknown() });
export type Claim = z.infer<typeof Claim>;

/** The record derived from all statements: the best-supported value of each field, and who said what. */
export const Standard = StandardFields.omit({ ics: true, ccs: true, relations: true, state: true }).extend({
  id: z.string(),
  workId: z.string(),
  revision: z.int().positive(),
  createdAt: z.string(),
  updatedAt: z.string(),
  origin: Origin,
  level: Level,
  mandate: Mandate,
  /** Code of the numbering system that issued it: `GB`, `HJ`, `DB21`, `T/CAS`, `ISO`, `ISO/IEC`, `IETF`. */
  issuer: z.string(),
  /** Administrative region of a local standard (GB/T 2260), e.g. `21` or `2102`. */
  region: z.string().optional(),
  titles: Multilingual,
  ics: z.array(ClassCode),
  ccs: z.array(ClassCode),
  relations: z.array(Relation),
  periods: z.array(StatusPeriod).min(1),
  sources: z.array(Source),
  claims: z.record(z.string(), z.array(Claim)),
  /** Fields on which sources disagree. */
  conflicts: z.array(z.string()),
});
export type Standard = z.infer<typeof Standard>;
