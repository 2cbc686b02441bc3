/** When a function runs by itself. */
export type Schedule =
  | { everyMinutes: number }
  /** Hour and minute in Shanghai, `HH:MM`. */
  | { dailyAt: string };

/** Where the days of the field begin; it has had no summer time since 1991. */
export const timeZone = 'Asia/Shanghai';
const zoneOffset = 8 * 3_600_000;
const day = 86_400_000;

/** The schedule in the words of EventBridge Scheduler. */
export function scheduleExpression(schedule: Schedule): string {
  if ('everyMinutes' in schedule) {
    const { everyMinutes } = schedule;
    return `rate(${everyMinutes} ${everyMinutes === 1 ? 'minute' : 'minutes'})`;
  }
  const { hour, minute } = timeOfDay(schedule.dailyAt);
  return `cron(${minute} ${hour} * * ? *)`;
}

/** The first moment after the given one at which the function is due. */
export function nextTime(schedule: Schedule, after: Date): Date {
  if ('everyMinutes' in schedule) return new Date(after.getTime() + schedule.everyMinutes * 60_000);
  const { hour, minute } = timeOfDay(schedule.dailyAt);
  const midnight = Math.floor((after.getTime() + zoneOffset) / day) * day - zoneOffset;
  const today = midnight + (hour * 60 + minute) * 60_000;
  return new Date(today > after.getTime() ? today : today + day);
}

function timeOfDay(text: string): { hour: number; minute: number } {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (!hour || !minute) throw new RangeError(`"${text}" is no time of day; it must be HH:MM`);
  return { hour: Number(hour), minute: Number(minute) };
}
