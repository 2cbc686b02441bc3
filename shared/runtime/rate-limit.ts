import type { Allowance } from './caller.ts';
import { ServiceError } from './errors.ts';

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers); nothing where nothing is counted. */
export function rateLimitHeaders(allowance: Allowance | undefined): Record<string, string> {
  if (!allowance) return {};
  const { policy, quota, window, remaining, reset } = allowance;
  return {
    'ratelimit-policy': `"${policy}";q=${quota};w=${window}`,
    ratelimit: `"${policy}";r=${remaining};t=${reset}`,
  };
}

/** Tells a caller who has asked too much when to come back. */
export function tooManyRequests(allowance: Allowance): ServiceError {
  const { quota, window, reset } = allowance;
  return new ServiceError(
    'TOO_MANY_REQUESTS',
    {
      zh: `每 ${window} 秒最多 ${quota} 次请求，请在 ${reset} 秒后再试。`,
      en: `At most ${quota} requests in ${window} seconds; try again in ${reset} seconds.`,
    },
    { headers: { ...rateLimitHeaders(allowance), 'retry-after': String(reset) } },
  );
}
