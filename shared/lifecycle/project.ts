import * as z from 'zod';
import { Day } from '../standards/local-date.ts';

/** Where a project of a local standard stands, in the order of its life: 立项 起草 征求意见 审查 报批 批准 发布 备案; 终止 ends it early. */
export const Stage = z
  .enum([
    'initiated',
    'drafting',
    'commenting',
    'reviewing',
    'submitted',
    'approved',
    'published',
    'filed',
    'terminated',
  ])
  .meta({ id: 'ProjectStage' });
export type Stage = z.infer<typeof Stage>;

export const ProjectId = z
  .string()
  .regex(/^prj-[0-9a-f]{24}$/)
  .meta({ example: 'prj-0123456789abcdef01234567' });

const Name = z.string().trim().min(1).max(200);
const Names = z.array(Name).max(50);

/** What a project is begun with. `initiatedOn` is the day on which it was approved as a project (立项). */
export const StartedProject = z
  .strictObject({
    titles: z.strictObject({ zh: Name, en: Name.optional() }),
    /** Number of the project in its plan. */
    plan: z.string().trim().min(1).max(60),
    /** GB/T 2260, province or city. */
    region: z.string().regex(/^\d{2}(\d{2})?$/),
    mandate: z.enum(['mandatory', 'recommended']).default('recommended'),
    bodies: z
      .strictObject({ proposer: Names.optional(), custodian: Names.optional(), drafters: Names.optional() })
      .default({}),
    ics: z.array(z.string().max(20)).max(10).default([]),
    ccs: z.array(z.string().max(20)).max(10).default([]),
    /** Numbers of the editions that it revises. */
    replaces: z.array(z.string().trim().min(1).max(120)).max(20).default([]),
    initiatedOn: Day,
  })
  .meta({ id: 'StartedProject' });
export type StartedProject = z.infer<typeof StartedProject>;

/** A project as its events leave it. */
export const Project = z.object({
  ...StartedProject.shape,
  id: ProjectId,
  revision: z.int().positive(),
  stage: Stage,
  /** Day on which each stage was entered last. */
  stages: z.partialRecord(Stage, Day),
  /** Last day on which comments are taken. */
  commentUntil: Day.optional(),
  /** The draft that stands for comment, and the hash of its canonical JSON (RFC 8785). */
  draft: z.object({ version: z.int().positive(), clauses: z.int(), sha256: z.string() }).optional(),
  /** The edition that it became. */
  number: z.string().optional(),
  standard: z.string().optional(),
  effective: Day.optional(),
  filing: z.object({ recordNo: z.string().optional(), filedOn: Day }).optional(),
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Project = z.infer<typeof Project>;

/** One thing that was done with a project; never changed afterwards. */
export const ProjectEvent = z.object({
  revision: z.int().positive(),
  move: z.string(),
  from: Stage.nullable(),
  to: Stage,
  /** Day on which it happened, by the papers. */
  on: Day,
  /** When it was set down here, by whom, and in which request. */
  at: z.iso.datetime(),
  actor: z.string(),
  requestId: z.string(),
  reason: z.string().nullable(),
  /** Hash of the document that it rests on: the draft. */
  document: z.string().nullable(),
});
export type ProjectEvent = z.infer<typeof ProjectEvent>;
