import * as z from 'zod';
import { ListId } from './follow.ts';

/** Most numbers of one list. */
export const mostNumbers = 500;
/** Most lists of one member. */
export const mostLists = 100;

const Entry = z.strictObject({
  number: z.string().trim().min(1).max(200).meta({ description: 'A standard number in any spelling, dated or not' }),
  note: z.string().max(300).optional(),
});

const File = z.strictObject({
  $schema: z.url().optional(),
  name: z.string().trim().min(1).max(120),
  standards: z.array(Entry).min(1).max(mostNumbers),
});

/** `guiju-standards.json`: the standards that something is made by, one bill of materials a file. */
export const StandardsFile = File.meta({
  id: 'StandardsFile',
  example: { name: '受控标准清单', standards: [{ number: 'GB/T 19001-2016' }, { number: 'GB 7718' }] },
});
export type StandardsFile = z.infer<typeof StandardsFile>;

export const KeptList = z.object({
  list: ListId,
  member: z.string(),
  name: z.string(),
  standards: z.array(Entry),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  revision: z.int().positive(),
});
export type KeptList = z.infer<typeof KeptList>;

/** The schema of the file (JSON Schema 2020-12). */
export function standardsSchema(site: string): Record<string, unknown> {
  return { $id: schemaAddress(site), title: 'guiju-standards.json', ...z.toJSONSchema(File, { io: 'input' }) };
}

export const schemaAddress = (site: string) => `${site}/schemas/guiju-standards.json`;
