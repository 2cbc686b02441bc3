import type { Client } from '#shared/client/client.ts';
import { collect } from '#shared/client/pages.ts';
import { ServiceProblem } from '#shared/client/service-problem.ts';
import { citationsOf } from '#shared/interchange/citations.ts';
import { recordForms } from '#shared/interchange/record-forms.ts';
import { referenceOf } from '#shared/interchange/reference.ts';
import type { Language } from '#shared/runtime/route.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { StandardListQuery } from '#shared/standards/standard-list-query.ts';
import type { Resolution, StandardRecord, StandardSummary } from '#shared/standards/standard-view.ts';
import { statusTerms } from '#shared/standards/terms.ts';
import { print } from '../steps.ts';
import { columns } from './columns.ts';
import { readNumbers } from './numbers.ts';
import { type Settings, UsageProblem } from './settings.ts';

/** What a command ends with: done, or something asked for is missing or of the kind that `--fail-on` names. */
export type Outcome = 0 | 1;

/** `guiju search`: one standard a line, the best first, or so many at random. */
export async function search(client: Client, settings: Settings): Promise<Outcome> {
  const { named, json, language, asOf, status, select, sample, seed } = settings;
  if (select.length > 0 && !json) throw new UsageProblem('--select: --json');
  const chosen = { status: status.join(',') || undefined, select: select.join(',') || undefined };
  const read = StandardListQuery.safeParse({ q: named.join(' '), asOf, sample, seed, ...chosen });
  if (!read.success) throw new UsageProblem(read.error.issues.map(({ message }) => message).join('; '));
  const found: StandardSummary[] = [];
  const most = sample ?? settings.size ?? 20;
  for await (const standard of client.searchAll({ ...read.data, size: Math.min(100, Math.max(1, most)) })) {
    if (found.length >= most) break;
    found.push(standard);
  }
  const rows = () => columns(found.map((standard) => summaryRow(standard, language)));
  for (const line of json ? found.map((one) => JSON.stringify(one)) : rows()) print(line);
  return 0;
}

/** `guiju get`: whole records. */
export async function get(client: Client, settings: Settings): Promise<Outcome> {
  const { named, json, language, asOf } = settings;
  const { records, missing } = await findRecords(client, await readNumbers(named), asOf);
  for (const record of records) {
    print(json ? JSON.stringify(record) : textIn(record, 'txt', settings));
  }
  return tell(missing, language);
}

/** `guiju resolve`: what each number in any spelling is. */
export async function resolve(client: Client, settings: Settings): Promise<Outcome> {
  const { named, json, language, asOf, failOn } = settings;
  const answers = await collect(client.resolveAll(await readNumbers(named), { asOf }));
  const rows = answers.map((answer) => resolutionRow(answer, language));
  for (const line of json ? answers.map((answer) => JSON.stringify(answer)) : columns(rows)) print(line);
  return answers.some(({ match, standard }) => hits(failOn, [match, standard?.status])) ? 1 : 0;
}

/** `guiju cite`: references in a style, or in a form that reference managers read. */
export async function cite(client: Client, settings: Settings): Promise<Outcome> {
  const { named, json, language, asOf, style } = settings;
  const { records, missing } = await findRecords(client, await readNumbers(named), asOf);
  for (const record of records) {
    const text = textIn(record, style, settings);
    print(json ? JSON.stringify({ id: record.id, style, text }) : text.trimEnd());
  }
  return tell(missing, language);
}

/** Whether one of the words that are known of a line is one that makes the command fail. */
export function hits(failOn: readonly string[], words: readonly (string | undefined)[]): boolean {
  return words.some((word) => word !== undefined && failOn.includes(word));
}

/** A record in one of the forms that the service has for it, or as a reference in a style. */
function textIn(record: StandardRecord, style: string, { language, baseUrl }: Settings): string {
  const site = baseUrl.replace(/\/+$/, '');
  const today = dayInShanghai(new Date());
  const form = recordForms.find(({ suffix }) => suffix === style);
  if (form) {
    const encoded = form.encode(record, { language, site, today });
    return typeof encoded === 'string' ? encoded : JSON.stringify(encoded, null, 2);
  }
  const citation = citationsOf(referenceOf(record, site), today).find((one) => one.style === style);
  if (!citation) throw new UsageProblem(`--style ${style}`);
  return citation.text;
}

/** Records by id or by number in any spelling; what leads to none, or to several, is missing. */
async function findRecords(client: Client, named: readonly string[], asOf: string | undefined) {
  const records: StandardRecord[] = [];
  const missing: string[] = [];
  for (const name of named) {
    const id = looksLikeId(name) ? name : (await client.resolve(name, { asOf })).standard?.id;
    const record = id && (await client.get(id, { asOf }).catch(unlessNotFound));
    if (record) records.push(record);
    else missing.push(name);
  }
  return { records, missing };
}

const looksLikeId = (name: string) => /^[a-z][a-z\d-]*\.[a-z\d.-]+$/.test(name);

function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof ServiceProblem && error.status === 404)) throw error;
}

function tell(missing: readonly string[], language: Language): Outcome {
  for (const name of missing) {
    process.stderr.write(language === 'zh' ? `没有唯一对应的标准：${name}\n` : `No one standard is meant by ${name}\n`);
  }
  return missing.length > 0 ? 1 : 0;
}

function summaryRow({ number, status, effective, title }: StandardSummary, language: Language): string[] {
  return [number, statusTerms[status][language], effective ?? '', title[language] ?? title.zh ?? title.en ?? ''];
}

function resolutionRow({ q, match, standard, candidates }: Resolution, language: Language): string[] {
  if (standard) return [q, match, ...summaryRow(standard, language)];
  return [q, match, candidates.map(({ number }) => number).join(' '), '', '', ''];
}
