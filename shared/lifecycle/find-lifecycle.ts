import * as z from 'zod';
import { type Day, dayInShanghai, LocalDate } from '../standards/local-date.ts';
import { notHeld } from '../standards/not-held.ts';
import { reconcile } from '../standards/reconcile.ts';
import type { Standard } from '../standards/standard.ts';
import { getStandard } from '../standards/standard-store.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import type { Project } from './project.ts';
import { getLives, getProject } from './project-store.ts';
import { Review } from './review.ts';
import { dueAfter, isOver } from './review-due.ts';

const LifeStep = z.object({
  step: z.enum([
    'initiated',
    'drafting',
    'commenting',
    'reviewing',
    'submitted',
    'approved',
    'published',
    'effective',
    'filed',
  ]),
  /** Null where neither a project nor the record knows it. */
  on: LocalDate.nullable(),
});

/** The life of a local standard: its steps by the dates that are known, its reviews, and when the next one is due. */
export const Lifecycle = z
  .object({
    standard: z.string(),
    number: z.string(),
    revision: z.int().positive(),
    project: z.string().nullable(),
    steps: z.array(LifeStep),
    reviews: z.array(Review.omit({ requestId: true })),
    reviewDue: LocalDate.nullable(),
    isReviewOverdue: z.boolean(),
  })
  .meta({ id: 'Lifecycle' });
export type Lifecycle = z.infer<typeof Lifecycle>;

/**
 * The life of a local standard, whether it came from a project here or was in the catalogue before: then its steps are those
 * that the record has dates for, and no others are made up. Throws `NOT_FOUND` for what is not held or not local.
 */
export async function findLifecycle(
  { catalogue, lifecycle, now }: LifecycleServices,
  { standard: id }: { standard: string },
): Promise<Lifecycle> {
  const [stored, lives] = await Promise.all([getStandard(catalogue, id), getLives(lifecycle, [id])]);
  const record = stored && reconcile(stored);
  if (record?.level !== 'local') throw notHeld(id);
  const life = lives.get(id);
  const project = life?.project ? await getProject(lifecycle, life.project) : undefined;
  const due = reviewDueOf(record, dayInShanghai(now()));
  return {
    standard: id,
    number: record.number,
    revision: record.revision,
    project: project?.id ?? null,
    steps: stepsOf(record, project),
    reviews: (life?.reviews ?? []).map(({ requestId: _requestId, ...review }) => review),
    ...due,
  };
}

function stepsOf({ dates, filing }: Standard, project: Project | undefined): Lifecycle['steps'] {
  const known = { ...project?.stages, published: dates?.issued, effective: dates?.effective, filed: filing?.filedOn };
  return LifeStep.shape.step.options.map((step) => ({ step, on: known[step] ?? null }));
}

/** A withdrawn standard is not reviewed any more. */
function reviewDueOf({ dates }: Standard, today: Day): Pick<Lifecycle, 'reviewDue' | 'isReviewOverdue'> {
  const last = dates?.reaffirmed?.at(-1) ?? dates?.issued;
  if (!last || dates?.withdrawn) return { reviewDue: null, isReviewOverdue: false };
  const due = dueAfter(last);
  return { reviewDue: due, isReviewOverdue: isOver(due, today) };
}
