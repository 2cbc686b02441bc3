import type { Caller } from '../runtime/caller.ts';
import { dayInShanghai, firstDay } from '../standards/local-date.ts';
import { notHeld } from '../standards/not-held.ts';
import { reconcile } from '../standards/reconcile.ts';
import { getStandard } from '../standards/standard-store.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import { fieldsOfReview, lifecycleFields } from './lifecycle-statement.ts';
import { planRecord } from './plan-record.ts';
import { changedMeanwhile, invalid, requireRevision } from './project-refusals.ts';
import { getLives, saveLifecycle } from './project-store.ts';
import type { GivenReview, Review, StandardLife } from './review.ts';

export interface ReviewInput {
  standard: string;
  given: GivenReview;
  /** ETag of the record that was reviewed. */
  ifMatch?: string | undefined;
  caller: Caller;
  requestId: string;
}

/**
 * Sets down what a review of a local standard concluded. A confirmation becomes a date of the record, a withdrawal ends it, in
 * the same transaction; a revision waits for its project. Throws `NOT_FOUND`, `PRECONDITION_REQUIRED`, `PRECONDITION_FAILED`
 * and `INVALID` for another kind of standard or an impossible day.
 */
export async function recordReview(services: LifecycleServices, input: ReviewInput): Promise<StandardLife> {
  const { standard: id, given, ifMatch, caller, requestId } = input;
  const [before, lives] = await Promise.all([
    getStandard(services.catalogue, id, { newest: true }),
    getLives(services.lifecycle, [id]),
  ]);
  if (!before) throw notHeld(id);
  requireRevision(ifMatch, before.revision);
  const record = reconcile(before);
  if (record.level !== 'local')
    throw invalid('/params/id', '只有地方标准在此复审。', 'only local standards are reviewed here');
  const { on, outcome, reason } = given;
  const now = services.now();
  const life = lives.get(id);
  const last = [record.dates?.issued, ...(life?.reviews ?? []).map((one) => one.on)].map(
    (date) => date && firstDay(date),
  );
  if (on > dayInShanghai(now) || last.some((day) => day && on < day)) {
    throw invalid(
      '/body/on',
      '复审日期应在发布和上次复审之后，且不晚于今天。',
      'after issue and the last review, and not later than today',
    );
  }
  const review: Review = { outcome, on, reason, at: now.toISOString(), actor: caller.subject, requestId };
  const next = {
    ...life,
    standard: id,
    revision: (life?.revision ?? 0) + 1,
    reviews: [...(life?.reviews ?? []), review],
  };
  const said = fieldsOfReview(lifecycleFields(before.statements) ?? { number: record.number }, review);
  const event = outcome === 'withdrawn' ? ('standard.withdrawn' as const) : ('standard.corrected' as const);
  const edit = { id, before, said, event, caller, requestId, reason };
  const changes = outcome === 'revise' ? [] : await planRecord(services, edit);
  if (await saveLifecycle(services.lifecycle, { life: next, records: { table: services.catalogue, changes } }))
    return next;
  throw changedMeanwhile();
}
