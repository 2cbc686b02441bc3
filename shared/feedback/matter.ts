import * as z from 'zod';
import { OrganizationName } from '../members/membership.ts';
import { Day } from '../standards/local-date.ts';

/**
 * What people bring up: feedback on how a standard is applied (实施信息反馈), a request to correct a record, or a complaint
 * about whoever made or applies one (投诉举报).
 */
export const MatterKind = z.enum(['feedback', 'correction', 'complaint']);
export type MatterKind = z.infer<typeof MatterKind>;

export const MatterState = z.enum(['received', 'in-hand', 'answered', 'declined', 'withdrawn']);
export type MatterState = z.infer<typeof MatterState>;

export const MatterId = z
  .string()
  .regex(/^mat-[0-9a-f]{24}$/)
  .meta({ example: 'mat-0123456789abcdef01234567' });

const Words = z.string().trim().min(1).max(4000);

/** What it is about: a standard, and where in it; a complaint may be about an organization alone. */
export const MatterSubject = z.strictObject({
  standard: z.string().trim().max(120).optional().meta({
    description: 'Its id, or its number with the year in any spelling',
    example: 'gb-t.19001-2016',
  }),
  clause: z.string().trim().max(60).optional(),
  document: z.string().max(60).optional(),
  page: z.int().positive().optional(),
  /** Field of the record, for a correction: `dates.effective`. */
  field: z.string().trim().max(80).optional(),
  organization: z.string().trim().max(200).optional(),
});
export type MatterSubject = z.infer<typeof MatterSubject>;

/** Who brings it up, as far as they say; shown to nobody but those who handle it. */
export const Sender = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  // Before the @ stand 64 characters at most (RFC 5321, 4.5.3.1.1).
  email: z
    .email()
    .max(200)
    .regex(/^[^@]{1,64}@/)
    .optional(),
});

export const SentMatter = z
  .strictObject({
    kind: MatterKind,
    about: MatterSubject,
    text: Words,
    /** For a correction: what should stand there, and where that can be seen. */
    proposal: Words.optional(),
    evidence: Words.optional(),
    sender: Sender.optional(),
    /** Whether text and answer may be shown once somebody has looked at them; complaints never are. */
    mayPublish: z.boolean().default(false),
  })
  .meta({ id: 'SentMatter' });
export type SentMatter = z.infer<typeof SentMatter>;

export const Answer = z.object({ text: Words, at: z.iso.datetime(), revision: z.int().positive().optional() });

/** A matter as its events leave it. */
export const Matter = z.object({
  ...SentMatter.shape,
  /** Null once it was cleared. */
  text: Words.nullable(),
  id: MatterId,
  revision: z.int().positive(),
  state: MatterState,
  /** Number of the standard, as it is printed. */
  number: z.string().optional(),
  /** Body that looks after the standard (归口), to whom feedback is handed on. */
  custodian: z.string().optional(),
  /** Day by which it should be answered. */
  due: Day,
  isPublished: z.boolean(),
  answer: Answer.optional(),
  /** SHA-256 of the code that its sender follows it with. */
  codeHash: z.string(),
  /** Subject of the member who sent it, if one did. */
  by: z.string().optional(),
  receivedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** When all that people wrote was taken out of it. */
  clearedAt: z.iso.datetime().optional(),
});
export type Matter = z.infer<typeof Matter>;

/** States in which somebody has yet to answer. */
export const openStates = ['received', 'in-hand'] as const satisfies readonly MatterState[];

export function isOpen({ state }: Pick<Matter, 'state'>): boolean {
  return (openStates as readonly MatterState[]).includes(state);
}

/** Name of the organization that a matter is handed to: feedback alone, and no name that no organization can have. */
export function custodianOf({ kind, custodian }: Pick<Matter, 'kind' | 'custodian'>): string | undefined {
  return kind === 'feedback' ? OrganizationName.shape.zh.safeParse(custodian).data : undefined;
}

export const MatterEvent = z.object({
  move: z.string(),
  to: MatterState,
  at: z.iso.datetime(),
  /** Which side it was; who it was by name is kept and not shown. */
  by: z.enum(['sender', 'desk', 'custodian']),
  actor: z.string().optional(),
  reason: z.string().optional(),
  requestId: z.string(),
});
export type MatterEvent = z.infer<typeof MatterEvent>;

/** Calendar days until an answer is due. */
export const daysToAnswer = 21;

/**
 * Days after which a closed complaint is cleared: whoever disagrees with what came of it has six months to go to court
 * (Administrative Procedure Law, article 46), and two weeks more for what the court then asks.
 */
export const daysToClear = 200;

/** What is left of a complaint when it is cleared: its number, its days, what came of it, and the hash of its code. */
export function clearedMatter(matter: Matter, at: string): Matter {
  const { id, kind, revision, state, due, codeHash, receivedAt, updatedAt } = matter;
  const blank = { about: {}, text: null, mayPublish: false, isPublished: false };
  return { id, kind, state, due, codeHash, receivedAt, updatedAt, ...blank, revision: revision + 1, clearedAt: at };
}
