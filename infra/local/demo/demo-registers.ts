import { lifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { importRegisters, type RegisterReport } from '#shared/statistics/import-registers.ts';
import type { RegisterId } from '#shared/statistics/register.ts';

type DemoRecord = [zh: string, en: string, on: string, more?: { began?: string; until?: string; result?: string }];

/** Invented records of every register, so that each indicator shows how it is counted; none of them is of a real place. */
const demoRecords: Record<RegisterId, DemoRecord[]> = {
  'national-standards': [
    ['示例：公共饮水点分类', 'Demo: classes of public drinking points', '2022-05-20'],
    ['示例：冰雪步道标识', 'Demo: signs of snow-covered footpaths', '2023-03-17'],
    ['示例：社区食堂术语', 'Demo: terms of community canteens', '2023-11-27'],
    ['示例：图书角数据元', 'Demo: data elements of book corners', '2024-08-23'],
  ],
  'research-results': [
    [
      '示例：低温涂层试验方法研究',
      'Demo: test methods of coatings at low temperature',
      '2022-12-30',
      { result: 'DEMO 101' },
    ],
    ['示例：除雪机械能效研究', 'Demo: energy of snow ploughs', '2023-06-30', { result: 'DEMO 102' }],
    ['示例：步道照明舒适度研究', 'Demo: comfort of lit footpaths', '2023-12-29'],
    ['示例：饮水点水质在线监测', 'Demo: monitoring of drinking points', '2024-12-31', { result: 'DEMO 103' }],
  ],
  'drafting-time': [
    ['示例：饮水点运行规范', 'Demo: running drinking points', '2022-09-15', { began: '2021-04-12' }],
    ['示例：滑冰场冰面维护', 'Demo: keeping the ice of rinks', '2023-07-10', { began: '2022-01-20' }],
    ['示例：公共图书角编目', 'Demo: cataloguing book corners', '2024-05-30', { began: '2023-03-01' }],
  ],
  'pilot-projects': [
    ['示例：社区服务标准化试点', 'Demo: pilot of community services', '2022-04-18'],
    ['示例：步道养护标准化试点', 'Demo: pilot of footpath care', '2023-04-20'],
    ['示例：图书角标准化示范', 'Demo: demonstration of book corners', '2024-09-02'],
  ],
  'international-adoption': [
    ['示例：国际标准甲', 'Demo: international standard A', '2019-06', { result: 'DEMO 201' }],
    ['示例：国际标准乙', 'Demo: international standard B', '2020-11', { result: 'DEMO 202' }],
    ['示例：国际标准丙', 'Demo: international standard C', '2022-02', { result: 'DEMO 203' }],
    ['示例：国际标准丁', 'Demo: international standard D', '2024-10'],
    [
      '示例：国际标准戊（已废止，不计）',
      'Demo: international standard E (withdrawn, not counted)',
      '2015-03',
      { until: '2021-03' },
    ],
  ],
  'technical-committees': [
    ['示例：社区服务标准化技术委员会', 'Demo: committee on community services', '2018-10-11'],
    ['示例：冰雪设施标准化技术委员会', 'Demo: committee on facilities of ice and snow', '2022-03-08'],
    [
      '示例：旧委员会（已撤销，不计）',
      'Demo: a former committee (dissolved, not counted)',
      '2010-05-06',
      { until: '2020-12-31' },
    ],
  ],
  'service-providers': [
    ['示例：标准化服务中心', 'Demo: centre of standardization services', '2021-09-01'],
    ['示例：标准信息服务公司', 'Demo: a company for information on standards', '2023-02-14'],
  ],
};

/** Enters them into the registers, marked as what they are; once, however often the service starts. */
export async function loadDemoRegisters(): Promise<RegisterReport> {
  const rows = Object.entries(demoRecords).flatMap(([indicator, records]) =>
    records.map(([zh, en, on, more], index) => ({
      indicator,
      number: `DEMO ${indicator} ${index + 1}`,
      title: { zh, en },
      body: '规矩示范单位 Guiju demo body',
      on,
      ...more,
      source: { name: '演示数据，虚构 demo content, invented', retrieved: '2026-11-26' },
      isDemo: true,
    })),
  );
  return importRegisters(lifecycleServices(), { rows: rows.map((row, index) => ({ line: index + 1, row })) });
}
