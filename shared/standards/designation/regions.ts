/** Administrative regions of GB/T 2260 that local standards (DBxx, DBxxxx) name. */

export interface Region {
  code: string;
  zh: string;
  en: string;
}

type Row = readonly [code: string, zh: string, en: string];

const provinceRows: readonly Row[] = [
  ['11', '北京市', 'Beijing City'],
  ['12', '天津市', 'Tianjin'],
  ['13', '河北省', 'Hebei Province'],
  ['14', '山西省', 'Shanxi Province'],
  ['15', '内蒙古自治区', 'Inner Mongolia Autonomous Region'],
  ['21', '辽宁省', 'Liaoning Province'],
  ['22', '吉林省', 'Jilin Province'],
  ['23', '黑龙江省', 'Heilongjiang Province'],
  ['31', '上海市', 'Shanghai'],
  ['32', '江苏省', 'Jiangsu Province'],
  ['33', '浙江省', 'Zhejiang Province'],
  ['34', '安徽省', 'Anhui Province'],
  ['35', '福建省', 'Fujian Province'],
  ['36', '江西省', 'Jiangxi Province'],
  ['37', '山东省', 'Shandong Province'],
  ['41', '河南省', 'Henan Province'],
  ['42', '湖北省', 'Hubei Province'],
  ['43', '湖南省', 'Hunan Province'],
  ['44', '广东省', 'Guangdong Province'],
  ['45', '广西壮族自治区', 'Guangxi Zhuang Autonomous Region'],
  ['46', '海南省', 'Hainan'],
  ['50', '重庆市', 'Chongqing'],
  ['51', '四川省', 'Sichuan Province'],
  ['52', '贵州省', 'Guizhou Province'],
  ['53', '云南省', 'Yunnan Province'],
  ['54', '西藏自治区', 'Tibet Autonomous Region'],
  ['61', '陕西省', 'Shaanxi Province'],
  ['62', '甘肃省', 'Gansu Province'],
  ['63', '青海省', 'Qinghai Province'],
  ['64', '宁夏回族自治区', 'Ningxia Hui Autonomous Region'],
  ['65', '新疆维吾尔自治区', 'Xinjiang Uygur Autonomous Region'],
  ['71', '台湾省', 'Taiwan Province'],
  ['81', '香港特别行政区', 'Hong Kong Special Administrative Region'],
  ['82', '澳门特别行政区', 'Macao Special Administrative Region'],
];

const liaoningRows: readonly Row[] = [
  ['2101', '沈阳市', 'Shenyang'],
  ['2102', '大连市', 'Dalian'],
  ['2103', '鞍山市', 'Anshan'],
  ['2104', '抚顺市', 'Fushun'],
  ['2105', '本溪市', 'Benxi'],
  ['2106', '丹东市', 'Dandong'],
  ['2107', '锦州市', 'Jinzhou'],
  ['2108', '营口市', 'Yingkou'],
  ['2109', '阜新市', 'Fuxin'],
  ['2110', '辽阳市', 'Liaoyang'],
  ['2111', '盘锦市', 'Panjin'],
  ['2112', '铁岭市', 'Tieling'],
  ['2113', '朝阳市', 'Chaoyang'],
  ['2114', '葫芦岛市', 'Huludao'],
];

const regions: ReadonlyMap<string, Region> = new Map(
  [...provinceRows, ...liaoningRows].map(([code, zh, en]) => [code, { code, zh, en }]),
);

export const provinces: readonly Region[] = provinceRows.map(([code, zh, en]) => ({ code, zh, en }));

/**
 * The region of a local standard's code; a city that is not in the table answers with its province.
 *
 * @example regionOf('21')   // { code: '21', zh: '辽宁省', … }
 * @example regionOf('2102') // { code: '2102', zh: '大连市', … }
 * @example regionOf('6106') // { code: '61', zh: '陕西省', … }
 */
export function regionOf(code: string): Region | undefined {
  return regions.get(code) ?? regions.get(code.slice(0, 2));
}
