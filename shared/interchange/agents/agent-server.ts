import { type CallToolResult, McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { ServiceError } from '../../runtime/errors.ts';
import { log } from '../../runtime/log.ts';
import { markdown } from '../markdown.ts';
import type { Wording } from '../record-lines.ts';
import { llmsText } from '../site-texts.ts';
import { compareTool } from './compare-tool.ts';
import { findNamed } from './find-named.ts';
import { findingTools } from './finding-tools.ts';
import { addPrompts } from './prompts.ts';
import { recordTools } from './record-tools.ts';
import { textTools } from './text-tools.ts';
import type { AgentServices, Tool } from './tool.ts';

const tools: readonly Tool[] = [...findingTools, ...recordTools, ...textTools, compareTool];

const hour = 3_600_000;
const shared = { ttlMs: hour, cacheScope: 'public' } as const;

const instructions = `Guiju 规矩 tells of standards: whether they hold on a day, what replaced them, and what may lawfully be read of them.
Every answer names the day (asOf), the status and a citation: repeat them. A status holds for that day alone.
When access.allow is false no text is shown: give access.reason and access.alternatives, and do not fill in from memory.
Resolve a number before you rely on it; read get_contents before get_clause.`;

/** A server for one request of an agent, with every tool and the records as resources. */
export function agentServer(services: AgentServices, wording: Wording): McpServer {
  const server = new McpServer(
    { name: 'guiju', title: 'Guiju 规矩', version: '1.0.0', websiteUrl: wording.site },
    {
      instructions,
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: false },
        prompts: { listChanged: false },
      },
      cacheHints: {
        'tools/list': shared,
        'prompts/list': shared,
        'resources/list': shared,
        'resources/templates/list': shared,
        'server/discover': shared,
      },
    },
  );
  for (const tool of tools) addTool(server, tool, services, wording);
  addResources(server, services, wording);
  addPrompts(server, wording);
  return server;
}

function addTool(server: McpServer, tool: Tool, services: AgentServices, wording: Wording): void {
  const { name, title, description, input, output, run } = tool;
  const annotations = {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  };
  server.registerTool(
    name,
    { title: title[wording.language], description, inputSchema: input, outputSchema: output, annotations },
    async (asked): Promise<CallToolResult> => {
      try {
        const { answer, links } = await run(services, asked, wording);
        return {
          content: [
            { type: 'text', text: JSON.stringify(answer) },
            ...links.map((link) => ({ type: 'resource_link' as const, ...link })),
          ],
          structuredContent: answer as Record<string, unknown>,
        };
      } catch (error) {
        return refusal(name, error, wording);
      }
    },
  );
}

/** Refusals reach the model in words that say what to do; failures of ours without details. */
function refusal(tool: string, error: unknown, { language }: Wording): CallToolResult {
  if (error instanceof ServiceError && error.status < 500) {
    return { isError: true, content: [{ type: 'text', text: error.detail[language] }] };
  }
  log('API_FAILED', { error, tool });
  const text = { zh: '服务内部错误，请稍后再试。', en: 'The service failed; try again later.' }[language];
  return { isError: true, content: [{ type: 'text', text }] };
}

function addResources(server: McpServer, services: AgentServices, wording: Wording): void {
  const { site, language } = wording;
  const guide = { zh: '本服务导览', en: 'Guide to this service' }[language];
  server.registerResource(
    'guide',
    `${site}/llms.txt`,
    { title: guide, mimeType: 'text/plain', cacheHint: shared },
    (uri) => ({ contents: [{ uri: uri.href, mimeType: 'text/plain', text: llmsText(site) }] }),
  );
  server.registerResource(
    'standard',
    new ResourceTemplate(`${site}/standards/{id}.md`, { list: undefined }),
    {
      title: { zh: '一项标准的记录', en: 'The record of a standard' }[language],
      description: 'Status today, dates, classes, relations and citations, as Markdown. Ids look like gb-t.19001-2016.',
      mimeType: 'text/markdown',
      cacheHint: { ttlMs: 60_000, cacheScope: 'public' },
    },
    async (uri, { id }) => {
      const record = await findNamed(services, { standard: String(id) });
      return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text: markdown(record, wording) }] };
    },
  );
}
