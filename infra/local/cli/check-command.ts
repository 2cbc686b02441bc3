import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Check, type CheckLine, fileEndings } from '#shared/checks/check.ts';
import { reportWords } from '#shared/checks/report-words.ts';
import type { Client, ListToCheck } from '#shared/client/client.ts';
import type { Language } from '#shared/runtime/route.ts';
import { print } from '../steps.ts';
import { columns } from './columns.ts';
import { hits, type Outcome } from './find-commands.ts';
import { type Settings, UsageProblem } from './settings.ts';

/** `guiju check`: a report for each file, and one for the numbers or the text of standard input. */
export async function check(client: Client, { named, json, language, asOf, failOn }: Settings): Promise<Outcome> {
  let outcome: Outcome = 0;
  for (const list of await readLists(named)) {
    const report = await client.check(list, { asOf });
    for (const line of json ? [JSON.stringify(report)] : reportLines(report, language)) print(line);
    if (report.lines.some((line) => hits(failOn, wordsOf(line)))) outcome = 1;
  }
  return outcome;
}

async function readLists(named: readonly string[]): Promise<ListToCheck[]> {
  const files = named.filter((name) => existsSync(name));
  const items = named.filter((name) => name !== '-' && !files.includes(name));
  const missing = items.find(looksLikeFile);
  if (missing) throw new UsageProblem(missing);
  const lists: ListToCheck[] = items.length > 0 ? [{ items }] : [];
  if (named.length === 0 || named.includes('-')) lists.push({ text: await text(process.stdin) });
  for (const file of files) {
    const content = (await readFile(file)).toString('base64');
    lists.push({ file: { filename: basename(file), content } });
  }
  return lists;
}

/** A list that is not there must not pass as a number that is not found. */
function looksLikeFile(name: string): boolean {
  return new RegExp(`\\.(?:${fileEndings.join('|')})$`, 'i').test(name);
}

/** An edition that is not held but is known to be replaced is as withdrawn as one that is. */
function wordsOf({ judgement, match, standard, findings }: CheckLine) {
  const codes = findings.map(({ code }) => code);
  const ended = codes.includes('replaced') ? ['withdrawn'] : [];
  return [judgement, match, standard?.status ?? undefined, ...codes, ...ended];
}

function reportLines(report: Check, language: Language): string[] {
  const words = reportWords(language);
  const rows = report.lines.map(({ written, judgement, standard, findings, successors }) => [
    written,
    words.judgements[judgement],
    standard?.number ?? '',
    findings.map((one) => one[language]).join(language === 'zh' ? '；' : '; '),
    successors.length > 0 ? `→ ${successors.map(({ number }) => number).join(' ')}` : '',
  ]);
  const foot = `${words.summary(report.summary)} · ${words.asOf} ${report.asOf} · ${report.id}`;
  return [...columns(rows), foot];
}
