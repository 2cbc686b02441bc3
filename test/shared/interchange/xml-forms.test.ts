import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marc } from 'marcjs';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { parse as readYaml } from 'yaml';
import { gbt22373Xml } from '#shared/interchange/gbt22373-xml.ts';
import { marcXml } from '#shared/interchange/marc-xml.ts';
import { dublinCore } from '#shared/interchange/oai-dc.ts';
import { relatonXml } from '#shared/interchange/relaton-xml.ts';
import { relatonYaml } from '#shared/interchange/relaton-yaml.ts';
import { xmlDocument } from '#shared/interchange/xml.ts';
import { faultsByJing, judgesRelaton, relatonGrammar } from '../../functions/jing.ts';
import { cited, site } from './cited-records.ts';

const records = Object.entries(cited);

test.each(records)('%s is well-formed in every XML form, for libxml2', async (_name, record) => {
  for (const encode of [dublinCore, marcXml, relatonXml, gbt22373Xml]) {
    const { valid, rawOutput } = await validateXML({ xml: xmlDocument(encode(record, site)), normalization: 'format' });
    expect(valid, rawOutput).toBe(true);
  }
});

describe('Dublin Core', () => {
  test('tells identifiers, titles by language, subjects and relations', () => {
    const xml = dublinCore(cited.adoption, site);
    expect(xml).toContain('<dc:identifier>https://guiju.example/id/std/GB/T/19001-2016</dc:identifier>');
    expect(xml).toContain('<dc:title xml:lang="zh">质量管理体系 要求</dc:title>');
    expect(xml).toContain('<dc:subject>ICS 03.120.10</dc:subject>');
    expect(xml).toContain('<dc:relation>https://guiju.example/standards/gb-t.19001-2008</dc:relation>');
  });

  test('names both halves of a double number', () => {
    expect(dublinCore(cited.double, site)).toContain('<dc:identifier>ISO 2709:2008</dc:identifier>');
  });
});

describe('GB/T 22373', () => {
  test('names each element by tag and name, and what replaces what by definition', () => {
    const xml = gbt22373Xml(cited.adoption);
    expect(xml).toContain('<element tag="100" name="标准号">GB/T 19001-2016</element>');
    expect(xml).toContain('<element tag="462" name="被代替标准">GB/T 19001-2008</element>');
    expect(xml).toContain('<element tag="800" name="一致性程度">IDT ISO 9001:2015</element>');
    expect(gbt22373Xml(cited.withdrawn)).toContain('<element tag="461" name="代替标准">DB21/T 1237-2020</element>');
    expect(gbt22373Xml(cited.double)).toContain('<element tag="805" name="第二标准号">ISO 2709:2008</element>');
  });

  test('knows the elements of the standard alone', ({ skip }) => {
    if (!existsSync(elementList)) return skip('the list of elements is not found here');
    const known = readFileSync(elementList, 'utf8').trim().split('\n');
    const names = new Set(known.map((line) => `${JSON.parse(line).tag} ${JSON.parse(line).zh}`));
    const used = records.flatMap(([, record]) => [...gbt22373Xml(record).matchAll(/tag="(\d+)" name="([^"]+)"/g)]);
    for (const [, tag, name] of used) expect(names).toContain(`${tag} ${name}`);
  });
});

/** Reads as marcjs does, which other people wrote. */
function readMarc(record: (typeof cited)[keyof typeof cited]) {
  const { leader, fields } = Marc.parse(xmlDocument(marcXml(record, site)), 'marcxml');
  const values = (tag: string, code: string) =>
    fields.filter(([name]) => name === tag).map(([, , ...rest]) => rest[rest.indexOf(code) + 1]);
  return { leader, values, control: (tag: string) => fields.find(([name]) => name === tag)?.[1] };
}

describe('MARC 21', () => {
  test.each(records)('%s has a leader, fixed-length data and a title that others read', (_name, record) => {
    const { leader, control, values } = readMarc(record);
    expect(leader).toMatch(/^\d{5}nam a22\d{5}3 {2}4500$/);
    expect(control('001')).toBe(record.id);
    expect(control('005')).toMatch(/^\d{14}\.0$/);
    expect(control('008')).toMatch(/^.{39}d$/);
    expect(control('008')?.slice(24, 25)).toBe('u');
    expect(values('088', 'a')).toEqual(record.numbers);
    expect(values('245', 'a')[0]).toMatch(/\.$/);
    expect(values('856', 'u')).toEqual([`${site}/standards/${record.id}`]);
  });

  test('classes, bodies and succession stand where libraries look for them', () => {
    const { values } = readMarc(cited.adoption);
    expect(values('084', 'a')).toEqual(['03.120.10', 'A00']);
    expect(values('084', '2')).toEqual(['ics', 'ccs']);
    expect(values('110', 'a')).toEqual(['国家质量监督检验检疫总局']);
    expect(values('710', 'a')).toEqual(['国家标准化管理委员会']);
    expect(values('246', 'a')).toEqual(['GB/T 19001-2016', 'Quality management systems—Requirements']);
    expect(values('780', 't')).toEqual(['GB/T 19001-2008']);
    expect(readMarc(cited.withdrawn).values('785', 't')).toEqual(['DB21/T 1237-2020']);
  });
});

const elementList = join(import.meta.dirname, '../../../../shared/data/classification/gbt22373-2021-elements.jsonl');

describe('Relaton', () => {
  test.skipIf(!judgesRelaton)('is valid by the grammar of relaton-gb', async () => {
    const documents = records.map(([, record]) => xmlDocument(relatonXml(record, site)));
    expect(await faultsByJing(relatonGrammar, documents)).toBe('');
    expect(await faultsByJing(relatonGrammar, [documents[0]?.replaceAll('docidentifier', 'docid') ?? ''])).toContain(
      'error:',
    );
  });

  test.each(records)('%s says the same in YAML as in XML, for the reader of the yaml package', (_name, record) => {
    const read = readYaml(relatonYaml(record, site));
    const xml = relatonXml(record, site);
    expect(read.docid[0]).toMatchObject({ id: record.number, primary: true });
    expect(read.title?.map(({ content }: { content: string }) => content) ?? []).toEqual(Object.values(record.title));
    expect(read.docstatus.stage.value).toBe(/<stage>([^<]*)</.exec(xml)?.[1]);
    expect((read.date ?? []).map(({ value }: { value: string }) => value)).toEqual(
      [...xml.matchAll(/<on>([^<]*)</g)].map(([, day]) => day),
    );
  });

  test('says number, type and relations in its own words', () => {
    const xml = relatonXml(cited.adoption, site);
    expect(xml).toContain('<docidentifier type="Chinese Standard" primary="true">GB/T 19001-2016</docidentifier>');
    expect(xml).toContain('<gbmandate>recommended</gbmandate>');
    expect(xml).toMatch(/<relation type="obsoletes"><bibitem[^>]*><docidentifier>GB\/T 19001-2008</);
    expect(relatonXml(cited.withdrawn, site)).toContain('<stage>obsoleted</stage>');
    expect(relatonXml(cited.international, site)).not.toContain('<ext');
  });
});
