import { describe, expect, it } from 'vitest';
import { describeFile } from '#shared/literature/describe-file.ts';

describe('describeFile', () => {
  it('believes the row of a list', () => {
    const row = {
      number: 'GB 8978-1996',
      titles: { zh: '污水综合排放标准' },
      languages: ['zh'],
      pages: 19,
      scanned: true,
    };
    expect(describeFile('pdf/a.pdf', row)).toEqual({
      kind: 'standard',
      title: { zh: '污水综合排放标准' },
      standards: ['gb.8978-1996'],
      language: 'zh',
      filename: 'pdf/a.pdf',
    });
  });

  it.each([
    ['GB-8978-1996.pdf', 'gb.8978-1996'],
    ['GB_T_19001-2016.pdf', 'gb-t.19001-2016'],
    ['DB44_T_1-2020.pdf', 'db44-t.1-2020'],
    ['rfc2119.txt', 'rfc.2119'],
  ])('reads the number out of the name %s', (name, id) => {
    expect(describeFile(name, undefined)).toMatchObject({ kind: 'standard', standards: [id] });
  });

  it('calls what has no number by its name', () => {
    const law = { rights: { basis: 'law', openAccess: 'yes' } } as const;
    expect(describeFile('法律/标准化法.md', undefined, law)).toMatchObject({
      kind: 'notice',
      title: { zh: '标准化法' },
      standards: [],
      rights: law.rights,
    });
  });
});
