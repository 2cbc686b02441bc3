import * as z from 'zod';
import type { Selection } from './oai-request.ts';

/** How far a harvester has come in a list. */
export interface Place {
  /** Instant of the last change, in milliseconds, and id of the last record it was given. */
  after: [modified: number, id: string];
  /** Records given so far. */
  cursor: number;
  /** Records of the whole list when it began. */
  total: number;
}

const text = z.string().max(200);
const time = z.int().min(0).max(8.64e15);
const Parts = z.tuple([text, text.nullable(), time.nullable(), time, time, text, z.int().min(0), z.int().min(0)]);

/** A token that carries the whole state of the list: nothing is kept here, so none ever dies. */
export function writeToken({ prefix, set, from, until }: Selection, { after, cursor, total }: Place): string {
  const parts = [prefix, set ?? null, from ?? null, until, ...after, cursor, total];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a token; undefined when it is none of ours. */
export function readToken(token: string): { selection: Selection; place: Place } | undefined {
  const { data } = Parts.safeParse(parse(token));
  if (!data) return undefined;
  const [prefix, set, from, until, modified, id, cursor, total] = data;
  const selection = { prefix, until, ...(set !== null && { set }), ...(from !== null && { from }) };
  return { selection, place: { after: [modified, id], cursor, total } };
}

function parse(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
