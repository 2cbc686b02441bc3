import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Marc } from 'marcjs';
import { afterAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { marcXml } from '#shared/interchange/marc-xml.ts';
import { dublinCore } from '#shared/interchange/oai-dc.ts';
import { relatonXml } from '#shared/interchange/relaton-xml.ts';
import { xmlDocument } from '#shared/interchange/xml.ts';
import { cited, site } from './cited-records.ts';

const records = Object.entries(cited);
const folder = mkdtempSync(join(tmpdir(), 'guiju-xml-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(records)('%s is well-formed in every XML form, for libxml2', async (_name, record) => {
  for (const encode of [dublinCore, marcXml, relatonXml]) {
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

const grammar = join(import.meta.dirname, '../../../../shared/data/schemas/relaton-gb/grammars/relaton-gb-compile.rng');
const jing = (process.env.PATH ?? '')
  .split(':')
  .flatMap((path) => (existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : []))
  .find((path) => /\/(?:py)?jing$/.test(path));
const missing = [...(existsSync(grammar) ? [] : ['the grammar']), ...(jing ? [] : ['jing'])];
if (missing.length > 0) console.log(`Relaton is not judged by its grammar: ${missing.join(' and ')} not found here`);

describe('Relaton', () => {
  test.skipIf(missing.length > 0).each(records)('%s is valid by the grammar of relaton-gb', (name, record) => {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, xmlDocument(relatonXml(record, site)));
    expect(execFileSync(jing ?? '', [grammar, file], { encoding: 'utf8' })).toBe('');
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
