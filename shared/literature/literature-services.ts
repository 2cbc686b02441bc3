import type { FileClient } from '../runtime/file-client.ts';
import type { LiteratureTable } from './document-store.ts';
import type { LoadScan } from './page-source.ts';

/** What the use cases of literature need. */
export interface LiteratureServices {
  literature: LiteratureTable;
  files: FileClient;
  now(): Date;
}

/** What digitizing needs beside: the reader of scans, loaded when a page first asks for it. */
export interface DigitizeServices extends LiteratureServices {
  loadScan: LoadScan;
}
