import * as z from 'zod';
import { Check, CheckId } from '#shared/checks/check.ts';
import { checkList } from '#shared/checks/check-list.ts';
import type { CheckServices } from '#shared/checks/check-services.ts';
import type { drawReport } from '#shared/checks/draw-report.ts';
import { awaitCheck, findCheck, findCheckStatement, requireCheckReceipt } from '#shared/checks/find-check.ts';
import { longestText } from '#shared/checks/read-list.ts';
import { CheckStatement } from '#shared/checks/seal-report.ts';
import type { writeSpreadsheet } from '#shared/checks/write-spreadsheet.ts';
import { findLogKey } from '#shared/log/find-checkpoint.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { Day } from '#shared/standards/local-date.ts';

/** The drawing comes with the services, so that the site can read reports without fonts. */
interface ReportServices extends CheckServices {
  drawReport: typeof drawReport;
  writeSpreadsheet: typeof writeSpreadsheet;
}

const common = { tag: 'Validity', access: 'public' } as const;
const params = z.object({ id: CheckId });
const query = z.strictObject({ language: z.enum(['zh', 'en']).optional() });
const asOf = Day.optional();
/** Bytes of a file, four megabytes in base64. */
const largestFile = 5_600_000;

const ListBody = z
  .union([
    z.strictObject({ text: z.string().min(1).max(longestText), asOf }),
    z.strictObject({ items: z.array(z.string().max(300)).min(1).max(5000), asOf }),
    z.strictObject({
      file: z.strictObject({ filename: z.string().min(1).max(300), content: z.base64().max(largestFile) }),
      asOf,
    }),
  ])
  .meta({ example: { text: '执行 GB/T 19001-2016 和 GB 7718-2011。' } });

/** Validity checks of lists (标准查新) and their reports. */
export const checkRoutes = [
  route({
    tag: 'Validity',
    // Anyone may check; who calls is asked for only to count the calls.
    access: 'optional',
    method: 'POST',
    path: '/v1/checks',
    summary: { zh: '查新：逐条核对清单中的标准', en: 'Check every standard number of a list, text or file' },
    description: {
      zh: '可提交文本、标准号数组，或 base64 编码的 txt、csv、xlsx、docx、pdf 文件（4 MB 以内）。',
      en: 'Takes a text, an array of numbers, or a txt, csv, xlsx, docx or pdf file in base64 (up to 4 MB).',
    },
    body: ListBody,
    largestBody: largestFile + 4096,
    response: Check,
    answers: [201],
    refuses: ['TOO_MANY_REQUESTS'],
    run: async (services: CheckServices, { body: { asOf, ...given } }) => {
      const list = 'file' in given ? { file: { ...given.file, content: bytesOf(given.file.content) } } : given;
      const check = await awaitCheck(services, await checkList(services, { list, asOf }));
      return new Reply(201, check, { location: `/v1/checks/${check.id}` });
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/checks/{id}.json',
    summary: { zh: '查新报告（JSON）', en: 'A report as a file of JSON' },
    params,
    response: Check,
    run: async (services: CheckServices, { params: { id } }) =>
      new Reply(200, await findCheck(services, { id }), fileName(id, 'json', 'attachment')),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/checks/{id}.xlsx',
    summary: { zh: '查新报告（电子表格）', en: 'A report as a spreadsheet' },
    params,
    query,
    responseType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    response: z.string().meta({ format: 'binary' }),
    run: async (services: ReportServices, { params: { id }, query: asked, language }) => {
      const sheet = await services.writeSpreadsheet(await findCheck(services, { id }), asked.language ?? language);
      return new Reply(200, sheet, fileName(id, 'xlsx', 'attachment'));
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/checks/{id}.pdf',
    summary: { zh: '查新报告（PDF，附可离线核验的声明与回执）', en: 'A report as PDF with statement and receipt' },
    params,
    query,
    responseType: 'application/pdf',
    response: z.string().meta({ format: 'binary' }),
    run: async (services: ReportServices, { params: { id }, query: asked, language }) => {
      const [check, logKey] = await Promise.all([findCheck(services, { id }), findLogKey(services)]);
      const site = env().SITE_URL.replace(/\/$/, '');
      const pdf = await services.drawReport(check, asked.language ?? language, { logKey, site });
      return new Reply(200, pdf, fileName(id, 'pdf', 'inline'));
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/checks/{id}/statement',
    summary: { zh: '写入透明日志的声明', en: 'What the transparency log holds of a report' },
    params,
    response: CheckStatement,
    run: async (services: CheckServices, { params: { id } }) =>
      new Reply(200, Buffer.from(await findCheckStatement(services, { id }))),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/checks/{id}/receipt',
    summary: { zh: '查新报告的回执（tlog-proof@v1）', en: 'The receipt of a report (tlog-proof@v1)' },
    params,
    responseType: 'text/plain; charset=utf-8',
    response: z.string(),
    refuses: ['UNAVAILABLE'],
    run: (services: CheckServices, { params: { id } }) => requireCheckReceipt(services, { id }),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/checks/{id}',
    summary: { zh: '查新报告', en: 'A report' },
    params,
    response: Check,
    run: (services: CheckServices, { params: { id } }) => findCheck(services, { id }),
  }),
];

const bytesOf = (content: string) => new Uint8Array(Buffer.from(content, 'base64'));

function fileName(id: string, ending: string, disposition: string): Record<string, string> {
  return { 'content-disposition': `${disposition}; filename="${id}.${ending}"` };
}
