import type { Designation } from '../standards/designation.ts';

/** Longest series that is taken apart. */
const mostParts = 60;

/** A range such as 'GB/T 5750.1~5750.13-2023' or 'GB 50254~50259-96' taken apart; any other number is left as it is. */
export function expandRange(designation: Designation): Designation[] {
  const { number, part } = designation;
  const parts = seriesOf(/^(\d+)~(?:\d+\.)?(\d+)$/.exec(part ?? ''));
  if (parts) return parts.map((each) => ({ ...designation, part: each }));
  const numbers = seriesOf(/^(\d+)~(\d+)$/.exec(number));
  return numbers?.map((each) => ({ ...designation, number: each })) ?? [designation];
}

function seriesOf(range: RegExpExecArray | null): string[] | undefined {
  const [, first = '', last = ''] = range ?? [];
  const from = Number(first);
  const count = Number(last) - from + 1;
  if (first === '' || !(count > 0 && count <= mostParts)) return undefined;
  return Array.from({ length: count }, (_, step) => String(from + step).padStart(first.length, '0'));
}
