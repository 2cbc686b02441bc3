import { parseArgs } from 'node:util';
import { FindingCode, Judgement } from '#shared/checks/check.ts';
import type { Language } from '#shared/runtime/route.ts';
import { Status } from '#shared/standards/codes.ts';
import { Resolution } from '#shared/standards/standard-view.ts';

/** A command line as it was understood. */
export interface Settings {
  command: string;
  named: string[];
  language: Language;
  baseUrl: string;
  apiKey: string | undefined;
  json: boolean;
  help: boolean;
  records: boolean;
  asOf: string | undefined;
  failOn: string[];
  status: string[];
  style: string;
  size: number | undefined;
  select: string[];
  sample: number | undefined;
  seed: number | undefined;
  since: number;
}

/** A command line that cannot be understood. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}

const options = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  records: { type: 'boolean', default: false },
  'as-of': { type: 'string' },
  'fail-on': { type: 'string', default: '' },
  status: { type: 'string', default: '' },
  style: { type: 'string', default: 'gbt7714' },
  size: { type: 'string' },
  select: { type: 'string', default: '' },
  sample: { type: 'string' },
  seed: { type: 'string' },
  since: { type: 'string' },
  'base-url': { type: 'string' },
} as const;

/** Reads arguments and environment; throws `UsageProblem`. */
export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): Settings {
  const { values, positionals } = parse(args);
  const [command = '', ...named] = positionals;
  const baseUrl = values['base-url'] ?? environment.GUIJU_URL ?? 'http://localhost:8787';
  if (!URL.canParse(baseUrl)) throw new UsageProblem(`--base-url ${baseUrl}`);
  return {
    command,
    named,
    language: languageOf(environment),
    baseUrl,
    apiKey: environment.GUIJU_API_KEY,
    json: values.json,
    help: values.help,
    records: values.records,
    asOf: values['as-of'],
    failOn: knownWords('--fail-on', values['fail-on'], failWords),
    status: knownWords('--status', values.status, Status.options),
    style: values.style,
    size: wholeNumber('--size', values.size),
    select: wordsOf(values.select),
    sample: wholeNumber('--sample', values.sample),
    seed: wholeNumber('--seed', values.seed),
    since: wholeNumber('--since', values.since) ?? 0,
  };
}

/** Chinese when the locale of messages is; the first that is set decides, as in POSIX. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en';
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error));
  }
}

/** What `--fail-on` may name: a status, a judgement, a finding, how a number was matched. */
const failWords: readonly string[] = [
  ...new Set([...Status.options, ...Judgement.options, ...FindingCode.options, ...Resolution.shape.match.options]),
];

/** The words of a list. A misspelt one would never occur, and a build that fails on it would never fail. */
function knownWords(option: string, list: string, known: readonly string[]): string[] {
  const words = wordsOf(list);
  const strange = words.filter((word) => !known.includes(word));
  if (strange.length > 0) throw new UsageProblem(`${option} ${strange.join(',')} (${known.join(', ')})`);
  return words;
}

function wordsOf(list: string): string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw new UsageProblem(`${name} ${value}`);
  return Number(value);
}
