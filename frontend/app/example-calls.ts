interface ExampleCall {
  id: string;
  about: { zh: string; en: string };
  command: string;
  /** The same by a click, for calls that are a GET. */
  path?: string;
}

/** Five calls that work as they stand on the service that prints them. */
export function exampleCalls(site: string): ExampleCall[] {
  const get = (path: string) => ({ path, command: `curl '${site}${path}'` });
  return [
    {
      id: 'search',
      about: { zh: '检索：按词，附分面', en: 'Search by words, with facets' },
      ...get(`/v1/standards?q=${encodeURIComponent('质量管理')}&facets=status,level&size=5`),
    },
    {
      id: 'resolve',
      about: {
        zh: '解析：任意写法的标准号 → 当日有效的版本',
        en: 'Resolve a number in any spelling to the edition in force',
      },
      ...get('/v1/standards/resolve?q=gbt19001'),
    },
    {
      id: 'record',
      about: { zh: '记录：某一天的效力状态', en: 'A record, with its status on a day' },
      ...get('/v1/standards/gb-t.19001-2016?asOf=2020-01-01'),
    },
    {
      id: 'editions',
      about: { zh: '版本：历次版本及其有效期', en: 'Every edition and when it was valid' },
      ...get('/v1/standards/gb-t.19001-2016/editions'),
    },
    {
      id: 'bulk',
      about: { zh: '批量：一次核对多个标准号（至多 200 个）', en: 'Check many numbers at once (up to 200)' },
      command: [
        `curl -X POST '${site}/v1/standards/resolve' \\`,
        `  -H 'content-type: application/json' \\`,
        `  -d '{"q": ["GB/T 19001-2008", "GB 7718-2011", "ISO 9001"]}'`,
      ].join('\n'),
    },
  ];
}
