import * as z from 'zod';
import type { AlertServices } from '#shared/alerts/alert-services.ts';
import { createList, createListFromCheck, deleteList, findList, replaceList } from '#shared/alerts/change-list.ts';
import { ListId } from '#shared/alerts/follow.ts';
import { listLists } from '#shared/alerts/list-store.ts';
import { type KeptList, StandardsFile, schemaAddress } from '#shared/alerts/standards-list.ts';
import { CheckId } from '#shared/checks/check.ts';
import type { CheckTable } from '#shared/checks/check-store.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { pageOf, wholeList } from './page.ts';

type ListServices = AlertServices & { checks: CheckTable };

const listRoute = { access: 'member', tag: 'Alerts' } as const;
const params = z.object({ id: ListId });

/** The file with what the service knows of it. */
const ListView = StandardsFile.required({ $schema: true })
  .extend({ id: ListId, createdAt: z.string(), updatedAt: z.string() })
  .meta({ id: 'StandardsList' });

const NewList = z
  .union([StandardsFile, z.strictObject({ name: StandardsFile.shape.name, check: CheckId })])
  .meta({ example: { name: '受控标准清单', standards: [{ number: 'GB/T 19001-2016' }] } });

const fileOf = ({ name, standards }: KeptList, { site }: Pick<AlertServices, 'site'>) => ({
  $schema: schemaAddress(site),
  name,
  standards,
});
const viewOf = (list: KeptList, services: Pick<AlertServices, 'site'>) => ({
  ...fileOf(list, services),
  id: list.list,
  createdAt: list.createdAt,
  updatedAt: list.updatedAt,
});

/** Lists of standards that members keep: bills of materials that can be followed. */
export const listRoutes = [
  route({
    ...listRoute,
    method: 'GET',
    path: '/v1/lists',
    summary: { zh: '我的标准清单', en: 'Lists that you keep' },
    response: pageOf(ListView),
    run: async (services: AlertServices, { caller }) =>
      wholeList((await listLists(services.rows, caller.subject)).map((list) => viewOf(list, services))),
  }),
  route({
    ...listRoute,
    method: 'POST',
    path: '/v1/lists',
    summary: {
      zh: '保存一份清单：guiju-standards.json，或一次查新的各条',
      en: 'Keep a list: guiju-standards.json, or what a check has found',
    },
    body: NewList,
    response: ListView,
    answers: [201],
    refuses: ['CONFLICT', 'NOT_FOUND', 'TOO_LARGE'],
    run: async (services: ListServices, { body, caller }) => {
      const list =
        'check' in body
          ? await createListFromCheck(services, { ...body, caller })
          : await createList(services, { file: body, caller });
      return new Reply(201, viewOf(list, services), { location: `/v1/lists/${list.list}` });
    },
  }),
  route({
    ...listRoute,
    method: 'GET',
    path: '/v1/lists/{id}/guiju-standards.json',
    summary: { zh: '清单文件 guiju-standards.json', en: 'A list as the file guiju-standards.json' },
    params,
    response: StandardsFile,
    run: async (services: AlertServices, { params: { id }, caller }) =>
      new Reply(200, fileOf(await findList(services, { id, caller }), services), {
        'content-disposition': 'attachment; filename="guiju-standards.json"',
      }),
  }),
  route({
    ...listRoute,
    method: 'GET',
    path: '/v1/lists/{id}',
    summary: { zh: '一份清单', en: 'One list' },
    params,
    response: ListView,
    run: async (services: AlertServices, { params: { id }, caller }) =>
      viewOf(await findList(services, { id, caller }), services),
  }),
  route({
    ...listRoute,
    method: 'PUT',
    path: '/v1/lists/{id}',
    summary: { zh: '以新清单替换；对它的关注随之更新', en: 'Put another list in its place; its follow watches that' },
    params,
    body: StandardsFile,
    response: ListView,
    refuses: ['CONFLICT'],
    run: async (services: AlertServices, { params: { id }, body: file, caller }) =>
      viewOf(await replaceList(services, { id, file, caller }), services),
  }),
  route({
    ...listRoute,
    method: 'DELETE',
    path: '/v1/lists/{id}',
    summary: { zh: '删除清单，并取消对它的关注', en: 'Delete a list, and its follow with it' },
    params,
    response: ListView,
    run: async (services: AlertServices, { params: { id }, caller }) =>
      viewOf(await deleteList(services, { id, caller }), services),
  }),
];
