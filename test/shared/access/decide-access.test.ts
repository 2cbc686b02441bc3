import { describe, expect, it } from 'vitest';
import { AccessDecision } from '#shared/access/access-decision.ts';
import { decideAccess } from '#shared/access/decide-access.ts';
import { parseDesignation, standardId } from '#shared/standards/designation.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { StandardFields } from '#shared/standards/standard.ts';
import { stored } from '../standards/stored.ts';

function decide(number: string, fields: Partial<StandardFields> = {}) {
  const designation = parseDesignation(number);
  if (!designation) throw new Error(`${number} does not parse`);
  const dates = { issued: '2016-12-30', ...fields.dates };
  return decideAccess(reconcile(stored(standardId(designation), { number, ...fields, dates })), '2026-11-25');
}

describe('who may see a text, and where else it can be had (domain D.7)', () => {
  it.each([
    ['GB 18030-2022', {}, 'mandatory-text-is-free', '国家标准全文公开系统'],
    [
      'GB 2760-2024',
      { titles: { zh: '食品安全国家标准 食品添加剂使用标准' } },
      'mandatory-text-is-free',
      '食品安全国家标准数据检索平台',
    ],
    ['GB 3095-2012', { ccs: ['Z50'] }, 'mandatory-text-is-free', '生态环境部标准栏目'],
    ['GB 55001-2021', {}, 'mandatory-text-is-free', '住房和城乡建设部'],
    ['GB/T 1.1-2020', {}, 'recommended-text-on-openstd', '国家标准全文公开系统'],
    ['GB/Z 43082-2023', {}, 'recommended-text-on-openstd', '国家标准全文公开系统'],
    [
      'GB/T 19001-2016',
      { adoption: [{ number: 'ISO 9001:2015', degree: 'IDT' }] },
      'adopted-text-is-protected',
      '中国标准在线服务网（购买正版）',
    ],
    [
      'GB/T 7714-2015',
      { adoption: [{ number: 'ISO 690:2010', degree: 'NEQ' }] },
      'recommended-text-on-openstd',
      '国家标准全文公开系统',
    ],
    ['GB/T 19001-2016/ISO 9001:2015', {}, 'adopted-text-is-protected', '中国标准在线服务网（购买正版）'],
    [
      'GB/T 20223-2006',
      { dates: { withdrawn: '2018-12-01' } },
      'withdrawn-text-not-offered',
      '全国标准信息公共服务平台',
    ],
    ['GJB 9001C-2017', {}, 'not-public', undefined],
    ['JB/T 13368-2018', {}, 'sector-text-case-by-case', '行业标准信息服务平台'],
    ['HJ 555-2010', {}, 'mandatory-text-is-free', '生态环境部标准栏目'],
    ['DB21/T 3456-2021', {}, 'local-text-on-platform', '地方标准信息服务平台'],
    ['DB21/ 3176-2019', {}, 'mandatory-text-is-free', '地方标准信息服务平台'],
    ['T/CAS 3-2021', {}, 'association-decides', '全国团体标准信息平台'],
    ['Q/GDW 1168-2013', {}, 'enterprise-decides', '企业标准信息公共服务平台'],
    ['ISO 9001:2015', { url: 'https://www.iso.org/standard/62085.html' }, 'publisher-copyright', 'ISO 官网'],
    ['RFC 9592', { url: 'https://www.rfc-editor.org/rfc/rfc9592' }, 'free-at-publisher', 'IETF 官网免费全文'],
    ['NIST SP 800-53r5', { doi: '10.6028/NIST.SP.800-53r5' }, 'free-at-publisher', 'NIST 官网免费全文'],
    ['ASTM E8/E8M-22', {}, 'publisher-copyright', undefined],
  ] as const)('%s %o: %s', (number, fields, rule, place) => {
    const decision = decide(number, fields as Partial<StandardFields>);
    expect(AccessDecision.parse(decision)).toMatchObject({ allow: false, level: 'metadata', rule });
    expect(decision.alternatives[0]?.label.zh).toBe(place);
  });

  it('the standards of the service itself are open', () => {
    expect(decide('T/GUIJU 1-2026')).toMatchObject({ allow: true, level: 'read', rule: 'own-standard-is-open' });
  });

  it('withdrawal closes a text on its day, not before', () => {
    const record = reconcile(
      stored('gb-t.20223-2006', {
        number: 'GB/T 20223-2006',
        dates: { issued: '2006-03-10', withdrawn: '2018-12-01' },
      }),
    );
    expect(decideAccess(record, '2018-11-30').rule).toBe('recommended-text-on-openstd');
    expect(decideAccess(record, '2018-12-01').rule).toBe('withdrawn-text-not-offered');
  });

  it('names the lawful place by its address', () => {
    expect(decide('ISO 9001:2015', { url: 'https://www.iso.org/standard/62085.html' }).alternatives).toEqual([
      { label: { zh: 'ISO 官网', en: 'Page at ISO' }, url: 'https://www.iso.org/standard/62085.html' },
    ]);
  });
});
