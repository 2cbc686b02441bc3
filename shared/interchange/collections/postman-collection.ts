import { type DescribedApi, type DescribedCall, describedCalls } from './described-call.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/**
 * Every call as a collection of Postman (format 2.1), which Postman, Insomnia, Hoppscotch and Bruno import, with a test of
 * each answer against the statuses that the description allows. `apiKey` is to be filled in by whoever has a key.
 */
export function postmanCollection(api: DescribedApi): object {
  const calls = describedCalls(api);
  const tags = [...new Set(calls.map(({ tag }) => tag))];
  return {
    info: { name: api.info.title, schema },
    item: tags.map((tag) => ({ name: tag, item: calls.filter((call) => call.tag === tag).map(itemOf) })),
    variable: [
      { key: 'baseUrl', value: api.servers[0]?.url ?? '' },
      { key: 'apiKey', value: '' },
    ],
  };
}

function itemOf({ id, summary, method, path, steps, query, headers, body, needsKey, answers }: DescribedCall): object {
  const address = path.replaceAll(/\{(\w+)\}/g, ':$1');
  const asked = query.map(({ name, value, isOptional }) => ({ key: name, value, disabled: isOptional }));
  const shown = asked
    .filter(({ disabled }) => !disabled)
    .map(({ key, value }) => `${key}=${encodeURIComponent(value)}`);
  return {
    name: summary,
    id,
    request: {
      method,
      header: [
        ...headers.map(({ name, value, isOptional }) => ({ key: name, value, disabled: isOptional })),
        ...(body ? [{ key: 'content-type', value: body.type }] : []),
        { key: 'x-api-key', value: '{{apiKey}}', disabled: !needsKey },
      ],
      url: {
        raw: `{{baseUrl}}${address}${shown.length > 0 ? `?${shown.join('&')}` : ''}`,
        host: ['{{baseUrl}}'],
        path: address.split('/').slice(1),
        query: asked,
        variable: steps.map(({ name, value }) => ({ key: name, value })),
      },
      ...(body && { body: { mode: 'raw', raw: body.text } }),
    },
    event: [
      {
        listen: 'test',
        script: {
          type: 'text/javascript',
          exec: [
            `pm.test('${id} answers as described', () =>`,
            `  pm.expect(pm.response.code).to.be.oneOf(${JSON.stringify(answers)}));`,
          ],
        },
      },
    ],
  };
}
