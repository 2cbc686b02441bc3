import type { Copy } from './copy.ts';

/** Where the file of a copy lies for a day. */
export const copyKeyOf = ({ copy }: Pick<Copy, 'copy'>) => `copies/${copy}`;

const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
};

/** What a browser calls the file: edition and copy, in letters that every file system takes. */
export function nameOfFile({ standard, copy, mediaType }: Pick<Copy, 'standard' | 'copy' | 'mediaType'>): string {
  return `${standard.replace(/[^\w.-]/g, '-')}.${copy}.${endings[mediaType] ?? 'bin'}`;
}
