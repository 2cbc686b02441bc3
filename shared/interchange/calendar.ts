/** A day on which something happens to a standard. */
export interface CalendarDay {
  /** Never means another event: `gb-t.19001-2016#effective`. */
  id: string;
  day: string;
  title: string;
  page: string;
  /** When what is told of it last changed. */
  changed: string;
}

const crlf = '\r\n';

/** An iCalendar object of whole days (RFC 5545), which calendars of any make subscribe to. */
export function calendar(name: string, days: readonly CalendarDay[], site: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Guiju//Standards calendar//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...days.flatMap((day) => eventLines(day, new URL(site).hostname)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => folded(line) + crlf).join('');
}

function eventLines({ id, day, title, page, changed }: CalendarDay, host: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `DTSTAMP:${compact(`${changed.slice(0, 19)}Z`)}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(nextDay(day))}`,
    `SUMMARY:${escaped(title)}`,
    `URL:${page}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A whole day ends where the next one begins (§3.6.1). */
function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function compact(text: string): string {
  return text.replace(/[-:]/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Lines hold 75 octets at most; a character is never cut (§3.1). */
function folded(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 75) {
      parts.push(' ');
      octets = 1;
    }
    parts.push((parts.pop() ?? '') + sign);
    octets += size;
  }
  return parts.join(crlf);
}
