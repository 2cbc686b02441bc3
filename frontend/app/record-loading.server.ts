import { data } from 'react-router';
import * as z from 'zod';
import { ServiceError } from '#shared/runtime/errors.ts';
import { toProblem } from '#shared/runtime/problem.ts';
import type { HistoryEvent } from '#shared/standards/history-event.ts';
import { Day } from '#shared/standards/local-date.ts';
import type { EditionView, StandardRecord } from '#shared/standards/standard-view.ts';
import { comparisonsOf } from './edition-comparisons.server.ts';
import { languageOf } from './language.ts';
import { likelyNumber } from './likely-number.ts';
import { requestIdOf } from './loading.server.ts';
import { findStandard, listEditions, listHistory, nearestNumbers } from './services.server.ts';

export const AsOfQuery = z.object({ asOf: Day.optional() });

interface LoadedRecord {
  record: StandardRecord;
  editions: EditionView[];
  history: HistoryEvent[];
  /** Addresses of comparisons with this edition, by the id of the other one. */
  comparisons: Record<string, string>;
}

/** Reads a record with its editions and history; when there is none, the 404 page gets the nearest numbers to offer. */
export async function loadRecord(request: Request, id: string, asOf: string | undefined): Promise<LoadedRecord> {
  try {
    const [record, history] = await Promise.all([findStandard({ id, asOf }), listHistory({ id })]);
    const editions = await listEditions({ workId: record.workId, asOf });
    return { record, history, editions, comparisons: await comparisonsOf(record, editions) };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'NOT_FOUND') throw error;
    const problem = toProblem(error, languageOf(new URL(request.url).pathname), requestIdOf(request));
    const query = likelyNumber(id);
    throw data({ ...problem, nearest: await nearestNumbers({ text: query }), query }, { status: 404 });
  }
}
