import { strToU8, zipSync } from 'fflate';
import { type DescribedApi, type DescribedCall, describedCalls } from './described-call.ts';

/** Files of a collection of Bruno by their paths: one a call, in a folder for each part of the API, and an environment. */
export function brunoFiles(api: DescribedApi): Record<string, string> {
  const calls = describedCalls(api).map((call, n) => [`${call.tag}/${call.id}.bru`, requestFile(call, n + 1)]);
  const settings = { version: '1', name: api.info.title, type: 'collection', ignore: [] };
  const environment = block('vars', [['baseUrl', api.servers[0]?.url ?? '']]);
  return {
    'bruno.json': `${JSON.stringify(settings, null, 2)}\n`,
    'environments/service.bru': `${environment}\nvars:secret [\n  apiKey\n]\n`,
    ...Object.fromEntries(calls),
  };
}

/** The collection as one archive. */
export function brunoCollection(api: DescribedApi): Uint8Array {
  const files = Object.entries(brunoFiles(api)).map(([path, text]) => [`guiju/${path}`, strToU8(text)] as const);
  // The same description gives the same bytes.
  return zipSync(Object.fromEntries(files), { mtime: new Date('2000-01-01T00:00:00') });
}

function requestFile(call: DescribedCall, place: number): string {
  const { summary, method, path, steps, query, headers, body, needsKey, answers } = call;
  const bodyKind = body ? (body.type.endsWith('json') ? 'json' : 'text') : 'none';
  const asked = query.filter(({ isOptional }) => !isOptional);
  const shown = asked.length > 0 ? `?${asked.map(({ name, value }) => `${name}=${value}`).join('&')}` : '';
  const switched = (values: DescribedCall['query']) =>
    values.map(({ name, value, isOptional }): [string, string] => [(isOptional ? '~' : '') + name, value]);
  const sent = body && bodyKind === 'text' ? [['content-type', body.type] as [string, string]] : [];
  return [
    block('meta', [
      ['name', summary],
      ['type', 'http'],
      ['seq', String(place)],
    ]),
    block(method.toLowerCase(), [
      ['url', `{{baseUrl}}${path.replaceAll(/\{(\w+)\}/g, ':$1')}${shown}`],
      ['body', bodyKind],
      ['auth', 'none'],
    ]),
    block('params:query', switched(query)),
    block(
      'params:path',
      steps.map(({ name, value }) => [name, value]),
    ),
    block('headers', [...switched(headers), ...sent, [needsKey ? 'x-api-key' : '~x-api-key', '{{apiKey}}']]),
    body ? `body:${bodyKind} {\n${indented(body.text)}\n}\n` : '',
    block('assert', [['res.status', `in ${answers.join(', ')}`]]),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A block of names and values; one without any is left out. */
function block(name: string, values: [string, string][]): string {
  if (values.length === 0) return '';
  return `${name} {\n${values.map(([key, value]) => `  ${key}: ${value.replaceAll('\n', ' ')}\n`).join('')}}\n`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
