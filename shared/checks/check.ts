import * as z from 'zod';
import { Multilingual, Status } from '../standards/codes.ts';
import { Day, LocalDate } from '../standards/local-date.ts';
import { Resolution } from '../standards/standard-view.ts';

/** A validity check (标准查新): numbers of a list, each judged on a day. */
export const CheckId = z
  .string()
  .regex(/^chk-[0-9a-f]{32}$/)
  .meta({ example: 'chk-0123456789abcdef0123456789abcdef' });

/** Endings of the files that can be checked. */
export const fileEndings = ['txt', 'md', 'csv', 'tsv', 'json', 'xlsx', 'docx', 'pdf'] as const;
export type FileEnding = (typeof fileEndings)[number];

/** What a line of the report says at a glance; the worst of its findings decides. */
export const Judgement = z.enum(['valid', 'attention', 'invalid', 'unknown']);
export type Judgement = z.infer<typeof Judgement>;

export const FindingCode = z.enum([
  'withdrawn',
  'replaced',
  'newer-edition',
  'partly-replaced',
  'suspended',
  'draft',
  'not-yet-effective',
  'will-be-replaced',
  'undated',
  'wrong-mandate',
  'no-such-edition',
  'not-found',
  'ambiguous',
  'status-unknown',
  'adopts-withdrawn-edition',
  'two-editions',
  'repeated',
]);
export type FindingCode = z.infer<typeof FindingCode>;

export const Finding = z.object({ code: FindingCode, weight: Judgement, zh: z.string(), en: z.string() });
export type Finding = z.infer<typeof Finding>;

/** Where a number stands: line and column count from 1, the column in characters. */
export const Place = z.object({
  line: z.int().positive(),
  column: z.int().positive(),
  page: z.int().positive().optional(),
  /** Sheet and cell of a spreadsheet, `Sheet1!B7`. */
  cell: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

export const CheckedEdition = z.object({
  id: z.string().nullable(),
  number: z.string(),
  title: Multilingual.nullable(),
  status: Status.nullable(),
  /** From which day, when it is known: in force, or withdrawn. */
  since: LocalDate.nullable(),
});
export type CheckedEdition = z.infer<typeof CheckedEdition>;

export const CheckLine = z
  .object({
    place: Place,
    written: z.string(),
    designation: z.string(),
    match: Resolution.shape.match,
    judgement: Judgement,
    standard: CheckedEdition.extend({ effective: LocalDate.nullable() }).nullable(),
    /** What follows it, nearest first, up to the editions in force. */
    successors: z.array(CheckedEdition),
    adopts: z.array(CheckedEdition.extend({ degree: z.string().nullable() })),
    /** What may have been meant, when it is not held. */
    candidates: z.array(CheckedEdition),
    findings: z.array(Finding),
  })
  .meta({ id: 'CheckLine' });
export type CheckLine = z.infer<typeof CheckLine>;

export const CheckSource = z.object({
  kind: z.enum(['text', 'items', 'file']),
  filename: z.string().optional(),
  /** Of the file or text as it was handed in. */
  sha256: z.string(),
});
export type CheckSource = z.infer<typeof CheckSource>;

/** The report without its receipt; this is what is sealed, so it never changes. */
export const CheckReport = z.object({
  id: CheckId,
  asOf: Day,
  checkedAt: z.iso.datetime(),
  source: CheckSource,
  summary: z.object({ lines: z.int(), ...Object.fromEntries(Judgement.options.map((name) => [name, z.int()])) } as {
    lines: z.ZodInt;
    valid: z.ZodInt;
    attention: z.ZodInt;
    invalid: z.ZodInt;
    unknown: z.ZodInt;
  }),
  lines: z.array(CheckLine),
});
export type CheckReport = z.infer<typeof CheckReport>;

export const Check = CheckReport.extend({
  /** SHA-256 of the report in canonical JSON (RFC 8785), which the transparency log holds. */
  sha256: z.string(),
  /** `tlog-proof@v1`; null until the log has published it. */
  receipt: z.string().nullable(),
  expiresAt: z.iso.datetime(),
}).meta({ id: 'Check' });
export type Check = z.infer<typeof Check>;

/** Most numbers in one check. */
export const mostChecked = 2000;
