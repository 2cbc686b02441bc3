import type { Language } from './language.ts';

/** Languages that samples are written in, by the ending of their files. */
export const sampleLanguages = { sh: 'curl', ts: 'TypeScript', py: 'Python', java: 'Java', go: 'Go' } as const;
export type SampleLanguage = keyof typeof sampleLanguages;

export const sampleTasks = {
  search: { zh: '检索，限于某种状态', en: 'Search, within a status' },
  resolve: { zh: '解析写法不规范的标准号', en: 'Resolve a number that is written oddly' },
  cite: { zh: '取得引文（BibTeX）', en: 'Get a citation (BibTeX)' },
  pages: { zh: '逐页读完一个结果', en: 'Read a result page by page' },
  check: { zh: '查新：判断一组标准号', en: 'Check whether a list is still valid' },
  webhook: { zh: '验证推送的签名', en: 'Verify the signature of a webhook' },
  mcp: { zh: '调用 MCP 服务器', en: 'Call the MCP server' },
} as const satisfies Record<string, Record<Language, string>>;
export type SampleTask = keyof typeof sampleTasks;

/** Stands in the files where the address of the service that prints them comes. */
const placeholder = 'https://guiju.example';
const files = import.meta.glob<string>('./samples/*', { query: '?raw', import: 'default', eager: true });

/** A whole program for one task, which runs as it stands against the service at `site`. */
export function sampleText(task: SampleTask, language: SampleLanguage, site: string): string {
  const text = files[`./samples/${task}.${language}`];
  if (text === undefined) throw new Error(`there is no sample ${task}.${language}`);
  return text.replaceAll(placeholder, site);
}
