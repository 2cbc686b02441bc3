import { answersQuestions } from '#shared/ask/ask-services.ts';
import * as impact from '#shared/citations/find-impact.ts';
import * as citations from '#shared/citations/list-citations.ts';
import * as citingLaws from '#shared/citations/list-citing-laws.ts';
import { depositServices } from '#shared/deposits/deposit-services.ts';
import * as deposits from '#shared/deposits/find-deposit.ts';
import * as register from '#shared/deposits/list-deposits.ts';
import * as life from '#shared/lifecycle/find-lifecycle.ts';
import { lifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import * as registerStore from '#shared/lifecycle/register-store.ts';
import * as comparison from '#shared/literature/compare-documents.ts';
import type { ReadingServices } from '#shared/literature/document-decision.ts';
import * as documents from '#shared/literature/find-document.ts';
import * as documentList from '#shared/literature/list-documents.ts';
import * as pictures from '#shared/literature/list-page-pictures.ts';
import * as texts from '#shared/literature/list-texts.ts';
import { readingServices } from '#shared/literature/literature-services.ts';
import * as outline from '#shared/literature/read-outline.ts';
import * as pages from '#shared/literature/read-page.ts';
import * as inDocument from '#shared/literature/search-in-document.ts';
import * as changeList from '#shared/literature/structure/read-change-list.ts';
import { env } from '#shared/runtime/env.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import type { Language } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import * as find from '#shared/standards/find-standard.ts';
import * as classifications from '#shared/standards/list-classifications.ts';
import * as editions from '#shared/standards/list-editions.ts';
import * as errata from '#shared/standards/list-errata.ts';
import * as history from '#shared/standards/list-history.ts';
import * as nearest from '#shared/standards/nearest-numbers.ts';
import * as resolve from '#shared/standards/resolve-designation.ts';
import * as search from '#shared/standards/search-standards.ts';
import * as statistics from '#shared/statistics/count-series.ts';
import * as registers from '#shared/statistics/list-register.ts';

type SiteServices = SearchServices & ReadingServices;

/** The only bridge from pages to use cases; all of them read, and the role of the site could not write. */
function bound<Input, Output>(run: (services: SiteServices, input: Input) => Promise<Output>) {
  return (input: Input) => run(readingServices(), input);
}

export const searchStandards = bound(search.searchStandards);
export const resolveDesignation = bound(resolve.resolveDesignation);
export const nearestNumbers = bound(nearest.nearestNumbers);
export const listClassifications = bound(classifications.listClassifications);
export const listEditions = bound(editions.listEditions);
export const findStandard = bound(find.findStandard);
export const listCitations = bound(citations.listCitations);
export const listCitingLaws = bound(citingLaws.listCitingLaws);
export const findImpact = bound(impact.findImpact);
export const listErrata = bound(errata.listErrata);
export const listHistory = bound(history.listHistory);
export const findDocument = bound(documents.findDocument);
export const listDocuments = bound(documentList.listDocuments);
export const listPagePictures = bound(pictures.listPagePictures);
export const readOutline = bound(outline.readOutline);
export const readClause = bound(outline.readClause);
export const readChangeList = bound(changeList.readChangeList);
export const readPage = bound(pages.readPage);
export const searchInDocument = bound(inDocument.searchInDocument);
export const compareDocuments = bound(comparison.compareDocuments);
export const listTexts = bound(texts.listTexts);

/** Figures are counted in the index, or in the registers beside the projects. */
export const countSeries = (input: Parameters<typeof statistics.countSeries>[1]) =>
  statistics.countSeries(lifecycleServices(), input);
export const listRegister = (input: Parameters<typeof registers.listRegister>[1]) =>
  registers.listRegister(lifecycleServices(), input);
export const findRegisterRecord = (input: Parameters<typeof registerStore.getRecord>[1]) =>
  registerStore.getRecord(lifecycleServices().lifecycle, input);

/** The public register; what only parties may see is asked of the API. */
export const listDeposits = (input: Parameters<typeof register.listDeposits>[1]) =>
  register.listDeposits(depositServices(), input);
export const countDeposits = () => register.countDeposits(depositServices());
export const findDeposit = (input: Parameters<typeof deposits.findDeposit>[1]) =>
  deposits.findDeposit(depositServices(), input);

export const findLifecycle = (input: Parameters<typeof life.findLifecycle>[1]) =>
  life.findLifecycle(lifecycleServices(), input);

/** Where browsers put the files of deposits: the origin of its signed links. */
export async function depositFileOrigin(): Promise<string> {
  const { uploads } = depositServices().depositFiles;
  return new URL(await uploads.readLink('documents', 60)).origin;
}

/** Whether questions are answered here; asked of the bucket at most once a minute. */
export function questionsAreOn(): Promise<boolean> {
  const { files, now } = readingServices();
  if (!questions || questions.until < now().getTime()) {
    questions = { until: now().getTime() + 60_000, on: answersQuestions(files).catch(() => false) };
  }
  return questions.on;
}

let questions: { until: number; on: Promise<boolean> } | undefined;

/** The description that the API gives of itself; the routes behind it are not part of the site. */
export async function describeApi(language: Language): Promise<unknown> {
  const answer = await fetch(`${env().SITE_URL}/openapi.json`, { headers: { 'accept-language': language } });
  if (answer.ok) return answer.json();
  throw new ServiceError('UNAVAILABLE', {
    zh: '接口说明暂时取不到，请稍后再试。',
    en: 'The description of the API cannot be read for the moment; try again later.',
  });
}
