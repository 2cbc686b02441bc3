import * as z from 'zod';
import { addDays, addMonths, daysBetween } from '../standards/calendar-days.ts';
import { Day } from '../standards/local-date.ts';
import type { Project } from './project.ts';

/** From the start of a project to publication, as the plan of Liaoning for 2025 aims at (average cycle of local standards). */
export const monthsToPublish = 18;
/** From publication to filing (备案) by the rules on local standards: a province files with the state, a city with its province. */
export const daysToFile = { province: 60, city: 20 } as const;

export const Countdown = z.object({
  from: Day,
  due: Day,
  /** Day on which it was met or the project ended; null while it runs. */
  ended: Day.nullable(),
  /** Days that passed from the beginning to the end or today. */
  elapsed: z.int().nonnegative(),
  /** Days left on the last day counted; negative when it is or was late. */
  left: z.int(),
  isOverdue: z.boolean(),
});
export type Countdown = z.infer<typeof Countdown>;

/** Times of a project on a day. No rule lets them stand still, so they run until they are met or the project is ended. */
export const ProjectClock = z
  .object({
    publication: Countdown,
    /** Null before publication. */
    filing: Countdown.nullable(),
  })
  .meta({ id: 'ProjectClock' });
export type ProjectClock = z.infer<typeof ProjectClock>;

type Timed = Pick<Project, 'initiatedOn' | 'region' | 'stages'>;

/** How much of its time a project has used on a day. */
export function clockOf({ initiatedOn, region, stages }: Timed, today: Day): ProjectClock {
  const due = addMonths(initiatedOn, monthsToPublish);
  const { published, filed, terminated } = stages;
  const term = region.length === 2 ? daysToFile.province : daysToFile.city;
  return {
    publication: countdown({ from: initiatedOn, due, ended: published ?? terminated ?? null }, today),
    filing: published
      ? countdown({ from: published, due: addDays(published, term), ended: filed ?? null }, today)
      : null,
  };
}

function countdown({ from, due, ended }: Pick<Countdown, 'from' | 'due' | 'ended'>, today: Day): Countdown {
  const last = ended ?? (today > from ? today : from);
  const left = daysBetween(last, due);
  return { from, due, ended, elapsed: daysBetween(from, last), left, isOverdue: left < 0 };
}
