import type { Standard } from '../standards/standard.ts';
import type { AccessDecision } from './access-decision.ts';

type Place = AccessDecision['alternatives'][number];

const openstd: Place = place(
  '国家标准全文公开系统',
  'National standards full-text disclosure system',
  'https://openstd.samr.gov.cn/bzgk/std/',
);
const spc: Place = place('中国标准在线服务网（购买正版）', 'China standards store', 'https://www.spc.org.cn/');
const nationalPlatform: Place = place(
  '全国标准信息公共服务平台',
  'National platform for standards information',
  'https://std.samr.gov.cn/',
);
const foodSafety: Place = place(
  '食品安全国家标准数据检索平台',
  'Database of national food safety standards',
  'https://sppt.cfsa.net.cn:8086/db',
);
const environment: Place = place(
  '生态环境部标准栏目',
  'Standards pages of the Ministry of Ecology and Environment',
  'https://www.mee.gov.cn/ywgz/fgbz/bz/',
);
const construction: Place = place(
  '住房和城乡建设部',
  'Ministry of Housing and Urban-Rural Development',
  'https://www.mohurd.gov.cn/',
);
const occupationalHealth: Place = place('国家卫生健康委员会', 'National Health Commission', 'https://www.nhc.gov.cn/');

const placesOfRule: Readonly<Record<string, readonly Place[]>> = {
  'mandatory-text-is-free': [openstd],
  'recommended-text-on-openstd': [openstd],
  'adopted-text-is-protected': [spc],
  'withdrawn-text-not-offered': [nationalPlatform],
  'sector-text-case-by-case': [
    place('行业标准信息服务平台', 'Sector standards platform', 'https://hbba.sacinfo.org.cn/'),
  ],
  'local-text-on-platform': [place('地方标准信息服务平台', 'Local standards platform', 'https://dbba.sacinfo.org.cn/')],
  'association-decides': [
    place('全国团体标准信息平台', 'National platform for association standards', 'https://www.ttbz.org.cn/'),
  ],
  'enterprise-decides': [
    place('企业标准信息公共服务平台', 'Public platform for enterprise standards', 'https://www.qybz.org.cn/'),
  ],
};

/**
 * Where the text can lawfully be read or bought instead. Food safety, environment and construction are not in the
 * national disclosure system (domain B.1), so their own authorities are named; publishers by the page of the record.
 */
export function lawfulPlaces(standard: Standard, rule: string): Place[] {
  if (rule === 'free-at-publisher' || rule === 'publisher-copyright') return publisherPage(standard, rule);
  const places = placesOfRule[rule] ?? [];
  const authority =
    rule === 'mandatory-text-is-free' || rule === 'recommended-text-on-openstd' ? authorityOf(standard) : undefined;
  return authority ? [authority] : [...places];
}

function authorityOf({ titles, level, region, issuer, number, ccs }: Standard): Place | undefined {
  if (titles.zh?.includes('食品安全国家标准')) return foodSafety;
  if (region) return placesOfRule['local-text-on-platform']?.[0];
  if (issuer === 'GBZ') return occupationalHealth;
  // Engineering construction numbers its standards from 50000 and its general codes from 55000.
  if (issuer === 'GBJ' || /^GB(?:\/T)? 5[05]\d{3}(?:\.|-|$)/.test(number)) return construction;
  if (issuer === 'HJ' || (level === 'national' && ccs.some(({ code }) => code.startsWith('Z')))) return environment;
  return level === 'sector' ? placesOfRule['sector-text-case-by-case']?.[0] : undefined;
}

function publisherPage({ url, doi, issuer }: Standard, rule: string): Place[] {
  const address = url ?? (doi ? `https://doi.org/${doi}` : undefined);
  if (!address) return [];
  const label =
    rule === 'free-at-publisher'
      ? { zh: `${issuer} 官网免费全文`, en: `Free full text at ${issuer}` }
      : { zh: `${issuer} 官网`, en: `Page at ${issuer}` };
  return [{ label, url: address }];
}

function place(zh: string, en: string, url: string): Place {
  return { label: { zh, en }, url };
}
