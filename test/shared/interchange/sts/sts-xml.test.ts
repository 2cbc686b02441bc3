import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stsXml } from '#shared/interchange/sts/sts-xml.ts';
import { xmlDocument } from '#shared/interchange/xml.ts';
import { type Clause, StatedFacts, type Structure } from '#shared/literature/structure/structure.ts';
import { hasClient } from '../../../functions/foreign-clients.ts';
import { cited, site } from '../cited-records.ts';

const place = { page: 1, line: 0, certainty: 'confirmed' } as const;
const clause = (kind: Clause['kind'], anchor: string, level: number, rest: Partial<Clause> = {}): Clause => ({
  ...place,
  kind,
  anchor,
  level,
  text: '',
  ...rest,
});

/** A text with every kind of part that there is. */
const structure: Structure = {
  contents: [],
  clauses: [
    clause('foreword', 'foreword', 1, { title: '前言', text: '本文件代替旧版。' }),
    clause('introduction', 'introduction', 1, { title: '引言', text: '甲 & 乙 <丙>' }),
    clause('scope', 'clause-1', 1, { number: '1', title: '范围', text: '本文件规定了标签。' }),
    clause('references', 'clause-2', 1, { number: '2', title: '规范性引用文件', text: '下列文件必不可少。' }),
    clause('terms', 'clause-3', 1, { number: '3', title: '术语和定义' }),
    clause('clause', 'clause-3.1', 2, { number: '3.1', text: '标签 label' }),
    clause('clause', 'clause-4', 1, { number: '4', title: '要求', text: '按表 1。\n项目\t限值\n铅\t\n完。' }),
    clause('clause', 'clause-4.1', 2, { number: '4.1', text: '没有标题的条。' }),
    clause('clause', 'clause-4.1.1', 3, { number: '4.1.1', title: '细则' }),
    clause('annex', 'annex-a', 1, { number: '附录A', title: '方法', annex: 'normative', text: '见下。' }),
    clause('clause', 'annex-a.1', 2, { number: 'A.1', title: '一般', text: '步骤。' }),
    clause('bibliography', 'bibliography', 1, { title: '参考文献' }),
  ],
  references: [
    { ...place, role: 'normative', designation: 'GB 7718-2011', dated: true, text: 'GB 7718-2011 食品标签' },
    { ...place, role: 'normative', designation: 'GB/T 191', dated: false, text: 'GB/T 191' },
    { ...place, role: 'informative', dated: false, text: '一本书' },
  ],
  terms: [{ ...place, number: '3.1', term: '标签', translation: 'label', definition: '包装上的文字。' }],
  tables: [],
  facts: StatedFacts.parse({}),
};

const folder = mkdtempSync(join(tmpdir(), 'guiju-sts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const schema = join(
  import.meta.dirname,
  '../../../../../shared/data/texts/niso-sts-samples/reference-docs/isosts-v1/xsd/ISOSTS.xsd',
);
const judge = 'xmllint';
const xmllint = hasClient('xmllint', judge, ['--version'], 'libxml2-utils');
if (!existsSync(schema)) console.log('Texts are not judged by the schema of ISOSTS: it is not found here');

/** Files that the schema finds fault with. */
function refused(texts: Record<string, string>): string[] {
  const files = Object.entries(texts).map(([name, xml]) => {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, xml);
    return file;
  });
  const asked = ['--noout', '--nonet', '--schema', schema, ...files];
  const { stderr } = spawnSync(judge, asked, { encoding: 'utf8' });
  return [...stderr.matchAll(/(\w+)\.xml fails to validate/g)].map(([, name = '']) => name);
}

test.skipIf(!xmllint || !existsSync(schema))('every text is valid by the schema that NISO STS comes from', () => {
  const texts = Object.entries(cited).map(([name, record]) => [name, xmlDocument(stsXml(record, structure, 12, site))]);
  const spoilt = xmlDocument(stsXml(cited.adoption, structure, 12, site)).replace(/<body>.*<\/body>/s, '');
  expect(refused({ ...Object.fromEntries(texts), spoilt })).toEqual(['spoilt']);
});

test('clauses nest, terms say their definition, annexes and references stand behind', () => {
  const xml = stsXml(cited.adoption, structure, 12, site);
  expect(xml).toMatch(
    /<sec id="clause-4".*<sec id="clause-4.1">.*<sec id="clause-4.1.1">.*<\/sec><\/sec><\/sec><\/body>/,
  );
  expect(xml).toContain('<tbx:definition>包装上的文字。</tbx:definition><tbx:tig><tbx:term>标签</tbx:term>');
  expect(xml).toContain('<tr><td>项目</td><td>限值</td></tr><tr><td>铅</td><td/></tr>');
  expect(xml).toContain('<std type="dated"><std-ref>GB 7718-2011</std-ref><title>食品标签</title></std>');
  expect(xml).toContain(
    '<app id="annex-a" content-type="norm-annex"><label>附录A</label><annex-type>(normative)</annex-type>',
  );
  expect(xml).toContain('<std-xref type="replaces"><std-ref>GB/T 19001-2008</std-ref></std-xref>');
});
