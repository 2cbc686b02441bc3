import type { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import type { Wording } from '../record-lines.ts';

interface Prompt {
  name: string;
  title: { zh: string; en: string };
  description: { zh: string; en: string };
  arguments: z.ZodObject;
  ask(given: Record<string, string | undefined>): { zh: string; en: string };
}

const prompts: readonly Prompt[] = [
  {
    name: 'check_references',
    title: { zh: '为一份文件查新', en: 'Check the standards that a text cites' },
    description: {
      zh: '找出文本引用的标准，逐项说明当日是否有效、由谁代替',
      en: 'Finds the standards a text cites and says of each whether it holds and what replaced it',
    },
    arguments: z.object({ text: z.string().max(100_000), asOf: z.string().max(10).optional() }),
    ask: ({ text, asOf }) => ({
      zh: `找出下文引用的每一个标准号，用 check_validity 查新${asOf ? `（asOf: ${asOf}）` : ''}，列表说明状态、代替标准与引用格式；not-settled 的如实说明。\n\n${text}`,
      en: `Find every standard number in the text below and check them with check_validity${asOf ? ` (asOf: ${asOf})` : ''}. List status, successor and citation of each; say which are not settled.\n\n${text}`,
    }),
  },
  {
    name: 'what_changed',
    title: { zh: '新旧版本有何不同', en: 'What changed between two editions' },
    description: {
      zh: '比对两个版本，只依据可公开的文本',
      en: 'Compares two editions, from open texts alone',
    },
    arguments: z.object({ earlier: z.string().max(300), later: z.string().max(300) }),
    ask: ({ earlier, later }) => ({
      zh: `用 compare_editions 比对 ${earlier} 与 ${later}，按条款归纳技术变化并标明条款号；文本不可公开时说明原因和合法获取途径。`,
      en: `Compare ${earlier} and ${later} with compare_editions and sum up the technical changes by clause number. Where a text is not open, say why and where it may lawfully be had.`,
    }),
  },
];

/** Questions that people pick from a menu and fill in. */
export function addPrompts(server: McpServer, { language }: Wording): void {
  for (const { name, title, description, arguments: argsSchema, ask } of prompts) {
    server.registerPrompt(
      name,
      { title: title[language], description: description[language], argsSchema },
      (given) => ({
        messages: [
          { role: 'user', content: { type: 'text', text: ask(given as Record<string, string | undefined>)[language] } },
        ],
      }),
    );
  }
}
