import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What browsers of other sites may send and read. */
export interface CrossOrigin {
  methods: string;
  headers: string;
}

/**
 * A Lambda handler for HTTP API events (payload 2.0) out of a function from web request to web response. Any site may call
 * it, because it knows no cookies; answers are read to their end before they are sent.
 */
export function webHandler(
  answer: (request: Request) => Promise<Response>,
  { methods, headers }: CrossOrigin,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  const anyOrigin = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' };
  const preflight = {
    ...anyOrigin,
    'access-control-allow-methods': methods,
    'access-control-allow-headers': headers,
    'access-control-max-age': '86400',
  };
  return async (event) => {
    if (event.requestContext.http.method === 'OPTIONS') return { statusCode: 204, headers: preflight };
    const response = await answer(toRequest(event));
    return {
      statusCode: response.status,
      headers: { 'cache-control': 'no-store', ...anyOrigin, ...Object.fromEntries(response.headers) },
      body: await response.text(),
    };
  };
}

function toRequest({
  headers,
  rawPath,
  rawQueryString,
  body,
  isBase64Encoded,
  requestContext,
}: APIGatewayProxyEventV2) {
  const { method } = requestContext.http;
  const query = rawQueryString ? `?${rawQueryString}` : '';
  const bytes = isBase64Encoded ? Buffer.from(body ?? '', 'base64') : body;
  const named = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new Request(`http://${headers.host ?? 'localhost'}${rawPath}${query}`, {
    method,
    headers: named as [string, string][],
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: bytes ?? '' }),
  });
}
