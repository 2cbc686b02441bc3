/**
 * Letters that begin a Chinese standard number and whom they belong to.
 *
 * Several names are those the ministries had when the letters were assigned; the letters outlive the ministries.
 */

export interface Prefix {
  code: string;
  zh: string;
  en: string;
  adminZh?: string;
  adminEn?: string;
}

type Row = readonly [code: string, zh: string, en: string, adminZh?: string, adminEn?: string];

const asPrefix = ([code, zh, en, adminZh, adminEn]: Row): Prefix => ({ code, zh, en, adminZh, adminEn });

const nationalRows: readonly Row[] = [
  ['GB', '国家标准', 'National standard'],
  ['GBn', '国家内部标准', 'National internal standard'],
  ['GJB', '国家军用标准', 'National military standard'],
  ['GBZ', '国家职业卫生标准', 'National occupational health standard'],
  ['GSB', '国家标准样品', 'National reference sample'],
  ['GBJ', '工程建设国家标准', 'National engineering construction standard'],
  ['GHZB', '国家环境质量标准', 'National environmental quality standard'],
  ['GWKB', '国家环境保护标准', 'National environmental protection standard'],
  ['GWPB', '国家污染物排放标准', 'National pollutant discharge standard'],
  ['JJF', '国家计量技术规范', 'National calibration specification'],
  ['JJG', '国家计量检定规程', 'National verification regulation of metrology'],
  ['TSG', '特种设备安全技术规范', 'Safety technical specification for special equipment'],
  ['HAF', '核安全法规', 'Nuclear safety regulation'],
  ['HAD', '核安全导则', 'Nuclear safety guide'],
];

const sectorRows: readonly Row[] = [
  ['AQ', '安全生产', 'Production Safety', '国家安全生产管理局', 'State Administration of Work Safety'],
  ['BB', '包装', 'Packaging', '国家发改委', 'China National Packaging Industry Corporation'],
  ['CB', '船舶', 'Ships', '国防科学工业委员会', 'National Defense Commission'],
  ['CH', '测绘', 'Surveying and Mapping', '国家测绘局', 'National Bureau of Surveying and Mapping'],
  ['CJ', '城镇建设', 'Town Construction', '建设部', 'Ministry of Construction'],
  ['CY', '新闻出版', 'News Publishing', '国家新闻出版总署', 'State Press and Publication Administration'],
  ['DA', '档案', 'Archiving', '国家档案局', 'National Archival Bureau'],
  ['DB', '地震', 'Seismology', '中国地震局', 'National Seismological Bureau'],
  ['DL', '电力', 'Electricity', '国家发改委', 'State Economic and Trade Commission'],
  ['DZ', '地质矿产', 'Geological and Mineral Products', '国土资源部', 'Ministry of Land and Resources'],
  ['EJ', '核工业', 'Nuclear Industry', '国防科学工业委员会', 'National Defense Commission'],
  ['FZ', '纺织', 'Textile', '国家发改委', 'State Economic and Trade Commission'],
  ['GA', '公共安全', 'Public Safety', '公安部', 'Ministry of Public Security'],
  [
    'GH',
    '供销',
    'Supply and Marketing',
    '中华全国供销合作总社',
    'China Federation of Supply and Marketing Cooperatives',
  ],
  ['GM', '密码', 'Cryptography', '国家密码管理局', 'State Administration Of Cryptography'],
  [
    'GY',
    '广播电影电视',
    'Radio, Film and Television',
    '国家广播电影电视总局',
    'State Administration of Radio, Film and Television',
  ],
  ['HB', '航空', 'Aviation', '国防科学工业委员会', 'National Defense Commission'],
  ['HG', '化工', 'Chemical Industry', '国家发改委', 'State Economic and Trade Commission'],
  ['HJ', '环境保护', 'Environmental Protection', '国家环境保护总局', 'State Environmental Protection Administration'],
  ['HS', '海关', 'Customs', '海关总署', 'General Administration of Customs'],
  ['HY', '海洋', 'Oceanography', '国家海洋局', 'State Oceanic Administration'],
  ['JB', '机械', 'Mechanical Engineering', '国家发改委', 'State Economic and Trade Commission'],
  ['JC', '建材', 'Building Materials', '国家发改委', 'State Economic and Trade Commission'],
  ['JG', '建筑工业', 'Construction Industry', '建设部', 'Ministry of Construction'],
  ['JR', '金融', 'Financial', '中国人民银行', 'People’s Bank of China'],
  ['JT', '交通', 'Traffic', '交通部', 'Ministry of Communications'],
  ['JY', '教育', 'Education', '教育部', 'Ministry of Education'],
  ['LB', '旅游', 'Tourism', '国家旅游局', 'National Tourism Bureau'],
  ['LD', '劳动和劳动安全', 'Labor and Work Safety', '劳动和社会保障部', 'Ministry of Labor and Social Security'],
  ['LS', '粮食', 'Food', '国家粮食局', 'National Food Administration'],
  ['LY', '林业', 'Forestry', '国家林业局', 'State Forestry Administration'],
  ['MH', '民用航空', 'Civil Aviation', '中国民航管理总局', 'Civil Aviation Administration'],
  ['MT', '煤炭', 'Coal', '国家发改委', 'State Economic and Trade Commission'],
  ['MZ', '民政', 'Civil Affairs', '民政部', 'Ministry of Civil Affairs'],
  ['NY', '农业', 'Agriculture', '农业部', 'Ministry of Agriculture'],
  ['QB', '轻工', 'Light Industry', '国家发改委', 'State Economic and Trade Commission'],
  ['QC', '汽车', 'Automotive', '国家发改委', 'State Economic and Trade Commission'],
  ['QJ', '航天', 'Aerospace', '国防科学工业委员会', 'National Defense Commission'],
  ['QX', '气象', 'Meteorological', '中国气象局', 'China Meteorological Administration'],
  ['SB', '国内贸易', 'Domestic Business', '商务部', 'Ministry of Commerce'],
  ['SC', '水产', 'Aquatic Products', '农业部', 'Ministry of Agriculture'],
  ['SH', '石油化工', 'Petrochemical', '国家发改委', 'State Economic and Trade Commission'],
  ['SJ', '电子', 'Electronics', '信息产业部', 'Ministry of Information Industry'],
  ['SL', '水利', 'Water Resources', '水利部', 'Ministry of Water Resources'],
  [
    'SN',
    '商检',
    'Inspection',
    '国家质量监督检验检疫总局',
    'General Administration of Quality Supervision, Inspection and Quarantine',
  ],
  ['SY', '石油天然气', 'Natural Gas', '国家发改委', 'State Economic and Trade Commission'],
  ['TB', '铁道', 'Rail Transport', '铁道部', 'Ministry of Railways'],
  ['TD', '土地管理', 'Land Management', '国土资源部', 'Ministry of Land and Resources'],
  ['TJ', '铁道交通', 'Railway Traffic', '铁道部标准所', 'Ministry of Railways Standards'],
  ['TY', '体育', 'Sports', '国家体育总局', 'National Department of Sport'],
  ['WB', '物资管理', 'Materials Management', '国家发改委', 'State Economic and Trade Commission'],
  ['WH', '文化', 'Culture', '文化部', 'Ministry of Culture'],
  ['WJ', '兵工民品', 'Ordnance', '国防科学工业委员会', 'National Defense Commission'],
  ['WM', '外经贸', 'Foreign Trade', '外经贸部科技司', 'Ministry of Foreign Trade and Economic Cooperation'],
  ['WS', '卫生', 'Health', '卫生部', 'Ministry of Health'],
  ['WW', '文物保护', 'Cultural Relics Protection', '国家文物局', 'National Heritage Board'],
  ['XB', '稀土', 'Rare Earths', '国家发改委稀土办公室', 'State Planning Commission Rare Earths Office'],
  ['YB', '黑色冶金', 'Ferrous Metallurgy', '国家发改委', 'State Economic and Trade Commission'],
  ['YC', '烟草', 'Tobacco', '国家烟草专卖局', 'State Tobacco Monopoly Bureau'],
  ['YD', '通信', 'Communication', '信息产业部', 'Ministry of Information Industry'],
  ['YS', '有色冶金', 'Non-Ferrous Metallurgy', '国家发改委', 'State Economic and Trade Commission'],
  ['YY', '医药', 'Medicine', '国家食品药品监督管理局', 'State Food and Drug Administration'],
  ['YZ', '邮政', 'Postal', '国家邮政局', 'State Post Office'],
  ['ZY', '中医药', 'Chinese Medicine', '国家中医药管理局', 'State Administration of Traditional Chinese Medicine'],
  ['NB', '能源', 'Energy', '国家能源局', 'National Energy Administration'],
  ['NB/SH', '能源（石油化工）', 'Energy (petrochemical)', '国家能源局', 'National Energy Administration'],
  [
    'RB',
    '认证认可',
    'Certification and accreditation',
    '国家认证认可监督管理委员会',
    'Certification and Accreditation Administration',
  ],
  ['SF', '司法', 'Justice', '司法部', 'Ministry of Justice'],
  ['SW', '税务', 'Taxation', '国家税务总局', 'State Taxation Administration'],
  ['XF', '消防救援', 'Fire and rescue', '应急管理部', 'Ministry of Emergency Management'],
  ['YJ', '应急管理', 'Emergency management', '应急管理部', 'Ministry of Emergency Management'],
  ['JGJ', '建筑工程', 'Building engineering', '住房和城乡建设部', 'Ministry of Housing and Urban-Rural Development'],
  ['CJJ', '城镇建设工程', 'Urban engineering', '住房和城乡建设部', 'Ministry of Housing and Urban-Rural Development'],
  ['JTG', '公路工程', 'Highway engineering', '交通运输部', 'Ministry of Transport'],
  ['JTJ', '交通工程', 'Transport engineering', '交通运输部', 'Ministry of Transport'],
  ['JTS', '水运工程', 'Port and waterway engineering', '交通运输部', 'Ministry of Transport'],
  ['TBJ', '铁路工程', 'Railway engineering', '国家铁路局', 'National Railway Administration'],
  ['YBJ', '冶金工程', 'Metallurgical engineering'],
  ['SYJ', '石油工程', 'Petroleum engineering'],
  ['SDJ', '水利水电工程', 'Hydropower engineering'],
  ['CECS', '工程建设标准化协会', 'Engineering construction standardization association'],
  ['YBB', '药品包装材料', 'Pharmaceutical packaging material'],
  ['ZB', '专业标准', 'Professional standard (before 1990)'],
];

export const nationalPrefixes: readonly Prefix[] = nationalRows.map(asPrefix);
export const sectorPrefixes: readonly Prefix[] = sectorRows.map(asPrefix);

const byCode: ReadonlyMap<string, Prefix> = new Map(
  [...nationalPrefixes, ...sectorPrefixes].flatMap((prefix) => {
    const code = prefix.code.toUpperCase();
    return [code, code.replace('/', '')].map((spelling) => [spelling, prefix] as const);
  }),
);
const sectorCodes: ReadonlySet<string> = new Set(sectorPrefixes.map((prefix) => prefix.code));

/**
 * The national or sector prefix of a number, in any case.
 *
 * @example prefixOf('JB')  // { code: 'JB', zh: '机械', … }
 * @example prefixOf('GBN') // { code: 'GBn', … }
 */
export function prefixOf(code: string): Prefix | undefined {
  return byCode.get(code.toUpperCase());
}

export function isSectorPrefix(code: string): boolean {
  return sectorCodes.has(code);
}
