import type { Deprecation } from './route.ts';

/** `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and the links that go with them; nothing for a route that stays. */
export function lifecycleHeaders(deprecated: Deprecation | undefined): Record<string, string> {
  if (!deprecated) return {};
  const { since, sunset, successor } = deprecated;
  const policy = '</developers/changes>; rel="deprecation"; type="text/html"';
  return {
    deprecation: `@${Date.parse(`${since}T00:00:00Z`) / 1000}`,
    ...(sunset && { sunset: new Date(`${sunset}T00:00:00Z`).toUTCString() }),
    link: successor ? `${policy}, <${successor}>; rel="successor-version"` : policy,
  };
}
