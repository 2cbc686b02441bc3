import { csvText } from '../runtime/csv.ts';
import { flagWords, type QualityFinding, QualityFlag, type QualityReport } from './quality-flag.ts';
import type { DoubtServices } from './quality-services.ts';
import { type DoubtedRecord, getEndedLook, listDoubts } from './quality-store.ts';

/** How many records are doubted and why, as the last whole look at the catalogue found. */
export async function findQuality({ quality }: DoubtServices): Promise<QualityReport> {
  const look = await getEndedLook(quality);
  const items = QualityFlag.options.map((flag) => ({
    flag,
    ...flagWords[flag],
    count: look?.counts[flag] ?? null,
    records: `/v1/quality/${flag}`,
  }));
  const { day: asOf = null, finishedAt = null, looked = null } = look ?? {};
  return { asOf, finishedAt, looked, items };
}

interface DoubtPage {
  items: QualityFinding[];
  total: number;
  totalIsExact: boolean;
  next: string | null;
}

/** Records doubted under a flag, in the order of their ids; an empty list before the first look has ended. */
export async function listFlagged(
  { quality }: DoubtServices,
  { flag, cursor, size }: { flag: QualityFlag; cursor?: string; size: number },
): Promise<DoubtPage> {
  const look = await getEndedLook(quality);
  if (!look) return { items: [], total: 0, totalIsExact: true, next: null };
  const found = await listDoubts(quality, { run: look.run, flag, after: cursor, size: size + 1 });
  const shown = found.slice(0, size);
  const next = found.length > size ? (shown.at(-1)?.id ?? null) : null;
  const items = shown.map((record) => findingOf(flag, record));
  return { items, total: look.counts[flag], totalIsExact: true, next };
}

function findingOf(flag: QualityFlag, { id, number, details }: DoubtedRecord): QualityFinding {
  const joined = (language: 'zh' | 'en') =>
    details.map((detail) => detail[language]).join(language === 'zh' ? '；' : '; ');
  return {
    standard: { id, number },
    flag,
    detail: { zh: joined('zh'), en: joined('en') },
    correct: `/feedback/new?kind=correction&standard=${id}`,
  };
}

/** Most rows of a file, so that it can be sent in one answer. */
const mostRows = 10_000;
const pageSize = 500;

/** The records doubted under a flag as CSV, at most 10,000 of them. */
export async function writeFlaggedCsv(services: DoubtServices, flag: QualityFlag): Promise<string> {
  const rows: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await listFlagged(services, { flag, cursor, size: pageSize });
    rows.push(...page.items.map(({ standard, detail }) => [flag, standard.id, standard.number, detail.zh, detail.en]));
    cursor = page.next ?? undefined;
  } while (cursor && rows.length < mostRows);
  return csvText([['flag', 'id', 'number', 'detail_zh', 'detail_en'], ...rows]);
}
