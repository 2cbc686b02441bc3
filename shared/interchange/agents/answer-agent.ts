import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import { env } from '../../runtime/env.ts';
import { preferredLanguage } from '../../runtime/request.ts';
import { dayInShanghai } from '../../standards/local-date.ts';
import { agentServer } from './agent-server.ts';
import type { AgentServices } from './tool.ts';

/**
 * Answers a request of the Model Context Protocol, of the revisions 2026-07-28 and 2025-11-25 at one address: each by a
 * server of its own, so nothing is kept between requests and no stream stays open.
 */
export function answerAgents(services: () => AgentServices): (request: Request) => Promise<Response> {
  const { fetch } = createMcpHandler(
    ({ requestInfo }) => {
      const language = preferredLanguage(requestInfo?.headers.get('accept-language') ?? undefined);
      const all = services();
      return agentServer(all, { language, site: env().SITE_URL, today: dayInShanghai(all.now()) });
    },
    { maxSubscriptions: 0, keepAliveMs: 0, maxRequestBodySize: 256 * 1024 },
  );
  return async (request) => refuseRebinding(request) ?? (await fetch(request));
}

/**
 * A service on one computer answers its own pages and programs alone: another site could otherwise reach it by a name that it
 * points at loopback (DNS rebinding). In the cloud everybody may ask, because nothing here is private.
 */
function refuseRebinding(request: Request): Response | undefined {
  if (!localhostAllowedHostnames().includes(new URL(env().SITE_URL).hostname)) return undefined;
  return (
    hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
    originValidationResponse(request, localhostAllowedOrigins())
  );
}
