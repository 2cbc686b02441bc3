import { answerAgents } from '#shared/interchange/agents/answer-agent.ts';
import { readingServices } from '#shared/literature/literature-services.ts';
import { webHandler } from '#shared/runtime/web-handler.ts';

const headers =
  'accept, accept-language, content-type, mcp-protocol-version, mcp-method, mcp-name, mcp-session-id, last-event-id, traceparent, tracestate';

/** Answers agents by the Model Context Protocol; its role writes nothing. */
export const handler = webHandler(answerAgents(readingServices), { methods: 'GET, POST, DELETE, OPTIONS', headers });
