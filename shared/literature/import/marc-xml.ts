import { Parser } from 'htmlparser2';
import type { MarcField, MarcRecord } from './marc-record.ts';

/** True when a file says that it is MARCXML. */
export function isMarcXml(head: string): boolean {
  return head.includes('http://www.loc.gov/MARC21/slim');
}

/** Reads the records of a MARCXML file, whatever prefix its elements have. */
export function readMarcXml(source: string): MarcRecord[] {
  const records: MarcRecord[] = [];
  let record: MarcRecord | undefined;
  let field: MarcField | undefined;
  let named = '';
  let text = '';
  const parser = new Parser(
    {
      onopentag(name, { tag = '', code = '' }) {
        const local = localName(name);
        text = '';
        named = local === 'subfield' ? code : tag;
        if (local === 'record') record = { leader: '', control: [], fields: [] };
        if (local === 'datafield') field = { tag, subfields: [] };
      },
      ontext(piece) {
        text += piece;
      },
      onclosetag(name) {
        const local = localName(name);
        if (local === 'leader' && record) record.leader = text;
        if (local === 'controlfield') record?.control.push({ tag: named, value: text });
        if (local === 'subfield') field?.subfields.push({ code: named, value: text });
        if (local === 'datafield' && field) record?.fields.push(field);
        if (local === 'record' && record) records.push(record);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(source);
  parser.end();
  return records;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
