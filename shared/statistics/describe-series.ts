import { describeIndicator } from './indicators.ts';
import { type DistributionId, distributionIds, indicatorIds, type SeriesDescription, type SeriesId } from './series.ts';

const names: Readonly<Record<DistributionId, { zh: string; en: string }>> = {
  'by-year': { zh: '发布年份', en: 'year of issue' },
  'by-half-year': { zh: '发布半年度', en: 'half-year of issue' },
  'by-status': { zh: '效力状态', en: 'status' },
  'by-level': { zh: '标准层级', en: 'level' },
  'by-mandate': { zh: '强制性或推荐性', en: 'mandate' },
  'by-issuer': { zh: '标准代号', en: 'issuing system' },
  'by-region': { zh: '地区', en: 'region' },
  'by-ics': { zh: '国际标准分类（ICS）', en: 'International Classification for Standards (ICS)' },
  'by-ccs': { zh: '中国标准文献分类（CCS）', en: 'Chinese Classification for Standards (CCS)' },
};

/** Every series there is, the indicators first. */
export function listSeries(): SeriesDescription[] {
  return [...indicatorIds, ...distributionIds].map(describeSeries);
}

export function describeSeries(id: SeriesId): SeriesDescription {
  const distribution = distributionIds.find((each) => each === id);
  if (distribution) return describeDistribution(distribution);
  const indicator = indicatorIds.find((each) => each === id);
  if (indicator) return describeIndicator(indicator);
  throw new Error(`no series ${id}`);
}

function describeDistribution(id: DistributionId): SeriesDescription {
  const { zh, en } = names[id];
  return {
    id,
    kind: 'distribution',
    title: { zh: `按${zh}`, en: `Standards by ${en}` },
    definition: {
      zh: `所收标准按${zh}的数量。没有该项信息的标准只计入总数；一项标准属于几个类的，每类各计一次。`,
      en: `Standards held, by ${en}. One without that property counts in the total only; one in several classes counts in each.`,
    },
    formula: { zh: '符合条件的标准记录数', en: 'Number of records that meet the conditions' },
    source: { zh: '标准目录', en: 'The catalogue of standards' },
    target: null,
  };
}
