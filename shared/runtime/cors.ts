import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** On every answer, errors too: browsers may read it and these headers of it. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Location, Deprecation, Sunset, Server-Timing, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, traceparent',
};

/** Any function may be asked about an address that it shares with another one, so all name the methods of them all. */
export const preflight: APIGatewayProxyStructuredResultV2 = {
  statusCode: 204,
  headers: {
    ...corsHeaders,
    'access-control-allow-methods': 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers':
      'accept, accept-language, authorization, content-type, idempotency-key, if-match, if-none-match, sandbox-answer, traceparent, x-api-key',
    'access-control-max-age': '86400',
  },
};
