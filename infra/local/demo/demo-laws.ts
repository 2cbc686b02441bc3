import { importLaws } from '#shared/literature/laws/import-laws.ts';
import { literatureOf } from '../literature-client.ts';
import type { RunFile } from '../run-file.ts';

/** An invented rule of a place that does not exist: it refers to standards in every way that laws do. */
const demoRule = `# 示例市公共饮水点管理办法（演示文本）

2024年3月5日 示例市人民政府第 12 次常务会议通过

<!-- INFO END -->

## 第一章 总则

第一条 为了说明法规怎样引用标准，虚构本办法；它不是任何地方的规定。

第二条 公共饮水点的水质应当符合《生活饮用水卫生标准》。

第三条 设在室外的饮水点，周围空气质量按照 GB 3095-2012 的二级限值评价。

第四条 饮水点出售预包装饮料的，标签应当符合 GB 7718—2011 以及其他食品安全国家标准。

## 第二章 服务

第五条 饮水点的管理单位应当建立质量管理制度，可以采用 GB/T 19001。

第六条 饮水点使用的设备不得低于强制性国家标准的要求。

第七条 本办法自2024年5月1日起施行。
`;

/** Puts the invented rule beside the demo records, marked as what it is. */
export async function loadDemoLaws(run: Pick<RunFile, 'dynamodbEndpoint' | 's3Endpoint' | 'literatureBucket'>) {
  const services = literatureOf(run);
  try {
    const files = [{ place: '地方性法规/示例市公共饮水点管理办法.md', markdown: demoRule }];
    return await importLaws(services, { source: 'demo', files, isDemo: true });
  } finally {
    services.literature.client.destroy();
  }
}
