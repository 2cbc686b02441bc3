import type { FindingCode } from '../checks/check.ts';
import { judgeAll } from '../checks/judge-all.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { parseDesignation } from '../standards/designation.ts';
import type { Day } from '../standards/local-date.ts';
import type { Standard } from '../standards/standard.ts';
import { statusOn } from '../standards/status.ts';
import type { Doubt, QualityFlag } from './quality-flag.ts';

const flagOf: Partial<Record<FindingCode, QualityFlag>> = {
  'wrong-mandate': 'cites-wrong-mandate',
  withdrawn: 'cites-withdrawn',
  replaced: 'cites-withdrawn',
  'not-found': 'cites-not-held',
  'no-such-edition': 'cites-not-held',
};

/** What is doubtful in the citations of records on a day, by the id of the citing one; each number is judged once. */
export async function judgeCitations(
  services: SearchServices & CatalogueServices,
  standards: readonly Standard[],
  day: Day,
): Promise<Map<string, Doubt[]>> {
  const citing = standards
    .filter(({ periods }) => statusOn(periods, day) !== 'withdrawn')
    .map(({ id, relations }) => ({ id, numbers: citedBy(relations) }));
  const cited = [...new Set(citing.flatMap(({ numbers }) => numbers))].flatMap((written, line) => {
    const designation = parseDesignation(written);
    return designation
      ? [{ place: { line: line + 1, column: 1 }, found: { designation, written, start: 0, end: written.length } }]
      : [];
  });
  const doubts = new Map<string, Doubt[]>();
  if (cited.length === 0) return doubts;
  const byNumber = Map.groupBy(await judgeAll(services, cited, day), ({ written }) => written);
  for (const { id, numbers } of citing) {
    const found = numbers.flatMap((number) =>
      (byNumber.get(number.trim()) ?? []).flatMap(({ designation, findings }) =>
        findings.flatMap(({ code, zh, en }) => {
          const flag = flagOf[code];
          return flag ? [{ flag, detail: { zh: `${designation}：${zh}`, en: `${designation}: ${en}` } }] : [];
        }),
      ),
    );
    if (found.length > 0) doubts.set(id, found);
  }
  return doubts;
}

function citedBy(relations: Standard['relations']): string[] {
  return relations.flatMap(({ type, number }) => (type === 'cites' ? [number] : []));
}
