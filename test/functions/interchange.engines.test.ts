import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import LinkHeader from 'http-link-header';
import ICAL from 'ical.js';
import { LinkChecker } from 'linkinator';
import readRobots from 'robots-parser';
import Parser from 'rss-parser';
import Sitemapper from 'sitemapper';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { buildSite } from '#infra/build-site.ts';
import { recordForms } from '#shared/interchange/record-forms.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { keepHoldings } from '../journeys/holdings.ts';
import { runningEngines, startTestService, type TestService } from '../service.ts';
import { stored } from '../shared/standards/search-fixture.ts';
import { clientPrints, pythonClient } from './foreign-clients.ts';
import { faultsByJing, jing } from './jing.ts';
import { linksetSchema } from './linkset-schema.ts';
import { sourceFile, sourceTools } from './source-files.ts';

/** OpenSearch 1.1, draft 6, has no schema of its own; this one follows its text. */
const openSearchSchema = readFileSync(new URL('opensearch.xsd', import.meta.url), 'utf8');

/** unAPI 1, revision 3, has no schema of its own either; this one follows its text. */
const unapiSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="formats"><xs:complexType>
    <xs:sequence><xs:element name="format" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="name" type="xs:NMTOKEN" use="required"/>
      <xs:attribute name="type" use="required"><xs:simpleType><xs:restriction base="xs:string">
        <xs:pattern value="[a-z]+/[a-z0-9.+-]+"/></xs:restriction></xs:simpleType></xs:attribute>
      <xs:attribute name="docs" type="xs:anyURI"/>
    </xs:complexType></xs:element></xs:sequence>
    <xs:attribute name="id" type="xs:string"/>
  </xs:complexType></xs:element>
</xs:schema>`;

const ended = (number: string, withdrawn: string) =>
  stored(number, { titles: { zh: '旧标准 <一>' }, dates: { issued: number.slice(-4), withdrawn } });

/** A standard from abroad, a work of which no edition stands any more, one to come, and one known to the month. */
const more = [
  stored('RFC 9592', { titles: { en: 'Retiring the Tao of the IETF' }, dates: { issued: '2024-06' } }),
  ended('GB/T 60001-1990', '2001-01-01'),
  ended('GB/T 60001-1995', '2003-01-01'),
  stored('GB/T 71001-2030', {
    titles: { zh: '题名很长而且带有逗号, 分号; 与反斜线\\的一项标准，用来看一看折行是否恰当' },
    dates: { issued: '2029-12-01', effective: '2030-07-01', withdrawn: '2035-01-31' },
    ics: ['13.060'],
  }),
  stored('GB/T 71002-1990', { titles: { zh: '旧事' }, dates: { issued: '1990-01', effective: '1990-07-01' } }),
];

let service: TestService;
beforeAll(async () => {
  await buildSite();
  const engines = runningEngines();
  service = await startTestService({ site: true });
  await keepHoldings(engines.dynamodbEndpoint, service.names.catalogueTable);
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  await putMany({ client, name: service.names.catalogueTable }, more);
  await service.settled();
}, 180_000);
afterAll(() => service?.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(service.url + path, { method, headers, redirect: 'manual' });

describe('an identifier', () => {
  test.each([
    ['GB/T/19001-2016', 303, '/standards/gb-t.19001-2016'],
    ['GB/T/19001-2016.bib', 303, '/standards/gb-t.19001-2016.bib'],
    ['GB/T/19001-2016?asOf=2017-01-01', 303, '/standards/gb-t.19001-2016?asOf=2017-01-01'],
    ['ISO/9001:2015', 303, '/standards/iso.9001-2015'],
    ['RFC/9592', 303, '/standards/rfc.9592'],
    ['GB/T/19001', 303, '/standards/gb-t.19001-2016'],
    ['GB/7718/2027-03-15', 303, '/standards/gb.7718-2011?asOf=2027-03-15'],
    ['GB/7718/2027-03-16.bib', 303, '/standards/gb.7718-2025.bib?asOf=2027-03-16'],
    ['gb7718/2027-03-16', 301, '/id/std/GB/7718/2027-03-16'],
    ['GBT19001-2016/clause/8.5.1', 301, '/id/std/GB/T/19001-2016/clause/8.5.1'],
    ['GB/T/19001-2016.pdf', 303, '/standards/gb-t.19001-2016.pdf'],
    ['gb/t/19001-2016', 301, '/id/std/GB/T/19001-2016'],
    ['GBT19001-2016', 301, '/id/std/GB/T/19001-2016'],
    [`GB/T/19001${encodeURIComponent('—')}2016`, 301, '/id/std/GB/T/19001-2016'],
    ['GB/T%2019001-2016.ris?asOf=2020-01-01', 301, '/id/std/GB/T/19001-2016.ris?asOf=2020-01-01'],
  ])('%s answers %i and leads to %s', async (path, status, location) => {
    const answer = await get(`/id/std/${path}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([status, location]);
    expect(await answer.text()).toBe('');
  });

  test('of several among which nobody but the reader can choose lists them', async () => {
    const answer = await get('/id/std/GB/T/60001', { 'accept-language': 'en' });
    expect(answer.status).toBe(300);
    expect(answer.headers.get('link')).toContain('</standards/gb-t.60001-1995>; rel="item"');
    expect(await answer.text()).toContain(
      '<a href="/standards/gb-t.60001-1990">GB/T 60001-1990 旧标准 &lt;一&gt; (Withdrawn)</a>',
    );
  });

  test('of a place in a text that is not held says so', async () => {
    const answer = await get('/id/std/GB/T/19001-2016/clause/8.5.1', { 'accept-language': 'en' });
    expect([answer.status, (await answer.json()).detail]).toEqual([
      404,
      expect.stringMatching(/^No text of GB\/T 19001/),
    ]);
    expect((await get('/standards/gb-t.19001-2016.pdf')).status).toBe(404);
  });

  test('of nothing that is held names what is near', async () => {
    const answer = await get('/id/std/GB/T/19001-1999', { 'accept-language': 'en' });
    expect(answer.status).toBe(404);
    expect((await answer.json()).detail).toMatch(/^GB\/T 19001-1999 is not held here\. Near it: .*GB\/T 19001-2016/);
  });
});

describe('a record', () => {
  const page = '/standards/gb-t.19001-2016';

  test.each(recordForms)('has the form .$suffix by suffix and by Accept', async ({ suffix, type }) => {
    const direct = await get(`${page}.${suffix}`);
    expect([direct.status, direct.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
    expect(direct.headers.get('access-control-allow-origin')).toBe('*');
    expect(direct.headers.get('link')).toContain('</id/std/GB/T/19001-2016>; rel="cite-as"');
    const body = await direct.text();
    expect(body).toContain('19001-2016');
    const negotiated = await get(page, { accept: type });
    expect(negotiated.headers.get('content-location')).toBe(`${page}.${suffix}`);
    expect(negotiated.headers.get('vary')).toMatch(/^Accept,/);
    expect(await negotiated.text()).toBe(body);
  });

  test('is revalidated, and its head is asked for alone', async () => {
    const etag = (await get(`${page}.bib`)).headers.get('etag') ?? '';
    expect((await get(`${page}.bib`, { 'if-none-match': etag })).status).toBe(304);
    const head = await get(`${page}.bib`, {}, 'HEAD');
    expect([head.status, Number(head.headers.get('content-length')) > 100]).toEqual([200, true]);
  });

  test('is read on a day, in the language asked for', async () => {
    const words = await (await get(`${page}.md?asOf=2017-01-01`, { 'accept-language': 'en' })).text();
    expect(words).toContain('- **Status**: To be implemented (2017-01-01)');
    expect(await (await get(`${page}.txt`)).text()).toContain('状态: 现行');
  });

  test('leads from its page and its forms to all others, for readers of links', async () => {
    for (const path of [page, `${page}.bib`]) {
      const { headers } = await get(path, { accept: 'text/html' });
      const { refs } = LinkHeader.parse(headers.get('link') ?? '');
      const to = (relation: string) => refs.filter(({ rel }) => rel === relation).map(({ uri }) => uri);
      expect(to('cite-as')).toEqual(['/id/std/GB/T/19001-2016']);
      expect(to('type')).toEqual(['https://schema.org/TechArticle', 'https://schema.org/AboutPage']);
      expect([to('license'), to('linkset')]).toEqual([['/terms#records'], [`${page}.linkset.json`]]);
      for (const { uri, type } of refs.filter(({ rel }) => rel === 'describedby' || rel === 'alternate')) {
        expect([uri, (await get(uri)).headers.get('content-type')?.split(';')[0]]).toEqual([uri, type]);
      }
    }
    const [links, ...descriptions] = (await (await get(`${page}.linkset.json`)).json()).linkset;
    expect(links).toMatchObject({
      anchor: service.url + page,
      'cite-as': [{ href: `${service.url}/id/std/GB/T/19001-2016` }],
    });
    expect(descriptions.map(({ describes }: { describes: { href: string }[] }) => describes[0]?.href)).toEqual([
      service.url + page,
      service.url + page,
    ]);
  });

  test('that is not held has no form, and what is near is named', async () => {
    const answer = await get('/standards/gb-t.19001-1899.ris');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await answer.json()).detail).toContain('gb-t.19001-2016');
  });

  test('shows on its page what programs look for', async () => {
    const answer = await get(page, { accept: 'text/html' });
    expect(answer.headers.get('vary')).toBe('Accept, Accept-Encoding');
    expect(answer.headers.get('link')).toContain(`<${page}.jsonld>; rel="describedby"; type="application/ld+json"`);
    const html = await answer.text();
    expect(html).toContain('<meta name="citation_technical_report_number" content="GB/T 19001-2016"/>');
    expect(html).toMatch(/<link rel="alternate" type="application\/x-bibtex"[^>]*href="[^"]*gb-t\.19001-2016\.bib"/);
    expect(html).toContain('"additionalType":"http://purl.org/ontology/bibo/Standard"');
    expect(html).toContain('质量管理体系 要求: GB/T 19001-2016[S/OL]');
  });
});

describe('discovery', () => {
  test('sitemaps lead from the index to every record', async () => {
    const index = await (await get('/sitemap.xml')).text();
    const names = [...index.matchAll(/<loc>[^<]*(\/sitemaps\/[^<]+)<\/loc>/g)].map(([, path]) => path ?? '');
    expect(names).toEqual(['/sitemaps/pages.xml', '/sitemaps/standards.xml']);
    for (const path of names) {
      const answer = await get(path);
      expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
      expect((await validateXML({ xml: await answer.text(), normalization: 'format' })).valid).toBe(true);
    }
    const records = await (await get('/sitemaps/standards.xml')).text();
    expect(records).toContain(`<loc>${service.url}/standards/gb-t.19001-2016</loc>`);
    const after = await (await get('/sitemaps/standards-after-gb-t.19001-2016.xml')).text();
    expect(after).not.toContain(`<loc>${service.url}/standards/gb-t.19001-2016</loc>`);
    expect((await get('/sitemaps/nothing.xml')).status).toBe(400);
  });

  test('a reader of robots.txt may read records but no pages of results', async () => {
    const robots = readRobots(`${service.url}/robots.txt`, await (await get('/robots.txt')).text());
    expect(robots.isAllowed(`${service.url}/standards/gb-t.19001-2016`, 'Baiduspider')).toBe(true);
    expect(robots.isAllowed(`${service.url}/standards?q=a`, 'Baiduspider')).toBe(false);
    expect(robots.getSitemaps()).toEqual([`${service.url}/sitemap.xml`]);
  });

  test('a reader of sitemaps finds every record', async () => {
    const { sites } = await new Sitemapper({ url: `${service.url}/sitemap.xml`, timeout: 10_000 }).fetch();
    expect(sites).toContain(`${service.url}/standards/gb-t.19001-2016`);
    expect(new Set(sites).size).toBe(sites.length);
  });

  test('no link of a page is dead', async () => {
    const checker = new LinkChecker();
    const { links } = await checker.check({
      path: ['/', '/en/standards/gb-t.19001-2016', '/about-data', '/terms'].map((path) => service.url + path),
      linksToSkip: [`^(?!${service.url})`, '/sign-in'],
      concurrency: 20,
      timeout: 20_000,
    });
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter(({ state }) => state === 'BROKEN').map(({ url, status }) => `${status} ${url}`)).toEqual([]);
  }, 60_000);

  test('browsers are told how to search, and are given suggestions', async () => {
    const answer = await get('/opensearch.xml');
    expect(answer.headers.get('content-type')).toBe('application/opensearchdescription+xml');
    const xml = await answer.text();
    expect(await validateXML({ xml, schema: openSearchSchema })).toMatchObject({ valid: true });
    const templates = [...xml.matchAll(/template="([^"]+)"/g)].map(([, template = '']) => template);
    for (const template of templates) {
      const filled = await fetch(template.replace('{searchTerms}', encodeURIComponent('19001')));
      expect([template, filled.status]).toEqual([template, 200]);
    }
    const [typed, texts, , addresses] = await (await get('/opensearch/suggestions?q=19001')).json();
    expect([typed, texts[0]]).toEqual(['19001', 'GB/T 19001-2016']);
    expect(addresses[0]).toBe(`${service.url}/standards/gb-t.19001-2016`);
    const home = await (await get('/')).text();
    expect(home).toContain('<link rel="search" type="application/opensearchdescription+xml"');
    expect(home).toMatch(/<form [^>]*toolname="search_standards" tooldescription="[^"]+"/);
    expect(home.match(/toolname=/g)).toHaveLength(1);
  });

  test('robots, language models, security and API catalog are where programs look', async () => {
    expect(await (await get('/robots.txt')).text()).toContain(`Sitemap: ${service.url}/sitemap.xml`);
    expect(await (await get('/llms.txt')).text()).toMatch(/^# Guiju[\s\S]*\]\(http/);
    expect(await (await get('/.well-known/security.txt')).text()).toMatch(/^Contact: http\S+\nExpires: 20\d\d-/);
    const catalog = await get('/.well-known/api-catalog');
    expect(catalog.headers.get('content-type')).toMatch(/^application\/linkset\+json; profile=".*rfc9727"$/);
    const { linkset } = await catalog.json();
    const addresses = linkset.flatMap((context: Record<string, { href: string }[]>) =>
      Object.values(context).flatMap((links) => (Array.isArray(links) ? links.map(({ href }) => href) : [])),
    );
    for (const address of addresses) expect((await fetch(address)).status, address).toBe(200);
  });
});

describe('links for programs', () => {
  test('of the catalog of interfaces and of a record have the form of RFC 9264, for ajv', async () => {
    const isLinkset = new Ajv({ allErrors: true }).compile(linksetSchema);
    for (const path of ['/.well-known/api-catalog', '/standards/gb-t.19001-2016.linkset.json']) {
      isLinkset(await (await get(path)).json());
      expect([path, isLinkset.errors]).toEqual([path, null]);
    }
    expect(isLinkset({ linkset: [{ anchor: service.url, item: { href: '/' } }] })).toBe(false);
    const head = await get('/.well-known/api-catalog', {}, 'HEAD');
    expect(head.headers.get('link')).toBe('</.well-known/api-catalog>; rel="api-catalog"');
  });

  test('are followed by the Signposting library of Python', { timeout: 240_000 }, async ({ skip }) => {
    const python = await pythonClient('signposting', ['signposting==0.9.9']);
    if (!python) return skip('no Python');
    const script = `import sys, json; from signposting import find_signposting_http
s = find_signposting_http(sys.argv[1])
print(json.dumps([s.citeAs.target, s.license.target, sorted(t.target for t in s.types), sorted(d.type for d in s.describedBy),
  [l.type for l in s.linksets]]))`;
    const printed = await clientPrints(python, ['-c', script, `${service.url}/standards/gb-t.19001-2016`]);
    expect(JSON.parse(printed)).toEqual([
      `${service.url}/id/std/GB/T/19001-2016`,
      `${service.url}/terms#records`,
      ['https://schema.org/AboutPage', 'https://schema.org/TechArticle'],
      ['application/ld+json', 'application/xml'],
      ['application/linkset+json'],
    ]);
  });
});

describe('a feed', () => {
  test.skipIf(!jing)('is valid by the grammar of RFC 4287', { timeout: 240_000 }, async ({ skip }) => {
    const python = await pythonClient('source-tools', [sourceTools]);
    if (!python) return skip('no Python, and so no grammar');
    const grammar = await sourceFile(python, { name: 'lxml-6.0.2', file: 'doc/s5/ep2008/atom.rng' });
    const paths = [
      'search.atom?q=GB',
      'search.atom?q=nothing',
      'class.atom?scheme=ics&code=67.040',
      'standard.atom?id=gb.7718-2011',
    ];
    const feeds = await Promise.all(paths.map(async (path) => (await get(`/feeds/${path}`)).text()));
    expect(await faultsByJing(grammar, feeds)).toBe('');
    expect(await faultsByJing(grammar, [feeds[0]?.replace('<updated>', '<updated>on ') ?? ''])).toContain('error:');
  });

  const read = async (path: string) => new Parser().parseString(await (await get(path)).text());

  test('of a search has what was issued last first', async () => {
    const { title, feedUrl, items } = await read('/feeds/search.atom?level=national&q=%E8%B4%A8%E9%87%8F');
    expect([title, feedUrl]).toEqual(['质量', `${service.url}/feeds/search.atom?level=national&q=%E8%B4%A8%E9%87%8F`]);
    expect(items.map(({ title: entry, link, isoDate }) => [entry, link, isoDate]).slice(0, 1)).toEqual([
      ['GB/T 19001-2016 质量管理体系 要求', `${service.url}/standards/gb-t.19001-2016`, '2016-12-29T16:00:00.000Z'],
    ]);
  });

  test('of a class has its standards', async () => {
    const { items, link } = await read('/feeds/class.atom?scheme=ics&code=67.040');
    expect(link).toBe(`${service.url}/classifications/ics/67.040`);
    expect(items.map(({ link: page }) => page?.split('/').at(-1))).toEqual(['gb.7718-2025', 'gb.7718-2011']);
  });

  test('of a standard tells what has happened to its editions, and nothing that is still to come', async () => {
    const answer = await get('/feeds/standard.json?id=gb.7718-2011', { 'accept-language': 'en' });
    expect(answer.headers.get('content-type')).toBe('application/feed+json');
    const { version, items } = await answer.json();
    expect(version).toBe('https://jsonfeed.org/version/1.1');
    expect(items.map(({ title }: { title: string }) => title)).toEqual([
      'GB 7718-2025: Issued 2025-03-16',
      'GB 7718-2011: Effective 2012-04-20',
      'GB 7718-2011: Issued 2011-04-20',
    ]);
  });

  test('is refused with the parameter that is wrong', async () => {
    expect((await get('/feeds/class.atom?scheme=udc&code=1')).status).toBe(400);
    expect((await get('/feeds/standard.atom?id=nothing.1')).status).toBe(404);
  });
});

describe('a calendar', () => {
  /** Reads as ical.js does, which other people wrote. */
  const read = async (query: string) => {
    const text = await (await get(`/calendar.ics?${query}`)).text();
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    return events.map((event) => {
      const { uid, startDate, endDate, summary } = new ICAL.Event(event);
      return [uid, startDate.isDate, startDate.toString(), endDate.toString(), summary];
    });
  };

  test('of a class has the days that lie ahead', async () => {
    const days = await read('ics=13.060');
    expect(days[0]?.slice(0, 4)).toEqual(['gb-t.71001-2030.effective@127.0.0.1', true, '2030-07-01', '2030-07-02']);
    expect(days.some(([uid]) => String(uid).includes('71002'))).toBe(false);
  });

  test('of one standard has all its days, with every sign of its title', async () => {
    const of = async (id: string) => (await read(`id=${id}`)).map(([, , start, , summary]) => `${start} ${summary}`);
    expect(await of('gb-t.71002-1990')).toEqual(['1990-07-01 实施日期: GB/T 71002-1990 旧事']);
    expect((await of('gb-t.71001-2030')).at(-1)).toMatch(
      /^2035-01-31 废止日期: GB\/T 71001-2030 题名很长而且带有逗号, 分号; 与反斜线\\的/,
    );
  });
});

test('unAPI lists formats, those of a record, and leads to each', async () => {
  const ask = async (query: string) => {
    const answer = await get(`/unapi?${query}`);
    const xml = await answer.text();
    if (answer.status < 303) expect(await validateXML({ xml, schema: unapiSchema })).toMatchObject({ valid: true });
    return { status: answer.status, xml, location: answer.headers.get('location') };
  };
  const names = (xml: string) => [...xml.matchAll(/<format name="(\w+)"/g)].map(([, name]) => name);
  const all = await ask('');
  expect([all.status, names(all.xml).length > 3]).toEqual([200, true]);
  const one = await ask('id=gb-t.71001-2030');
  expect([one.status, names(one.xml)]).toEqual([300, names(all.xml)]);
  expect(one.xml).toContain('<formats id="gb-t.71001-2030">');
  for (const name of names(all.xml)) {
    const { status, location } = await ask(`id=gb-t.71001-2030&format=${name}`);
    const led = await get(location ?? '');
    expect([status, led.status, await led.text()]).toEqual([303, 200, expect.stringContaining('71001-2030')]);
  }
  expect((await ask('id=gb-t.1-1')).status).toBe(404);
  expect((await ask('id=gb-t.71001-2030&format=mods')).status).toBe(404);
});
