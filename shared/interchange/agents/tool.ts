import type * as z from 'zod';
import type { ReadingServices } from '../../literature/document-decision.ts';
import type { SearchServices } from '../../runtime/search-client.ts';
import type { Wording } from '../record-lines.ts';

export type AgentServices = ReadingServices & SearchServices;

/** Where a client can read more about an answer. */
export interface ResourceLink {
  uri: string;
  name: string;
  mimeType: string;
}

export interface ToolAnswer<O> {
  answer: O;
  links: ResourceLink[];
}

/** A tool that agents call: it reads, and its answer is bounded. */
export interface Tool<I = unknown, O = unknown> {
  name: string;
  title: { zh: string; en: string };
  /** For the model, in English; names of the field also in Chinese. */
  description: string;
  input: z.ZodType<I>;
  output: z.ZodType<O>;
  run(services: AgentServices, input: I, wording: Wording): Promise<ToolAnswer<O>>;
}

/** Declares a tool with the types of its schemas checked against its `run`. */
export function tool<I extends z.ZodObject, O extends z.ZodObject>(
  declared: Omit<Tool, 'input' | 'output' | 'run'> & {
    input: I;
    output: O;
    run(services: AgentServices, input: z.infer<I>, wording: Wording): Promise<ToolAnswer<z.input<O>>>;
  },
): Tool {
  return declared as unknown as Tool;
}

/** More links than these nobody follows. */
const mostLinks = 10;

/** Links to the records of standards, as Markdown. */
export function recordLinks(standards: readonly { id: string; number: string }[], site: string): ResourceLink[] {
  return standards.slice(0, mostLinks).map(({ id, number }) => ({
    uri: `${site}/standards/${id}.md`,
    name: number,
    mimeType: 'text/markdown',
  }));
}
