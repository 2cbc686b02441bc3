import type { Caller } from '../runtime/caller.ts';
import { parseDesignation, printDesignation, standardId } from '../standards/designation.ts';
import { getStandard } from '../standards/standard-store.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import { fieldsOfProject, lifecycleFields, withReviews } from './lifecycle-statement.ts';
import { planRecord } from './plan-record.ts';
import type { Project } from './project.ts';
import { invalid } from './project-refusals.ts';
import { getLives, type LifecycleChange } from './project-store.ts';

/**
 * What publication or filing of a project changes beside it: the record of the edition, and the way from there back to the
 * project. Throws `INVALID` for a number that another project has published.
 */
export async function planPublication(
  services: LifecycleServices,
  { project, caller, requestId }: { project: Project; caller: Caller; requestId: string },
): Promise<Pick<LifecycleChange, 'life' | 'records'>> {
  const { standard: id = '' } = project;
  const [before, lives] = await Promise.all([
    getStandard(services.catalogue, id, { newest: true }),
    getLives(services.lifecycle, [id]),
  ]);
  const life = lives.get(id);
  if (life?.project && life.project !== project.id) {
    throw invalid('/body/number', '另有项目以此标准号发布。', 'Another project has published this number.');
  }
  const said = withReviews(fieldsOfProject(project), lifecycleFields(before?.statements ?? []));
  const event = before ? ('standard.corrected' as const) : ('standard.created' as const);
  const reason = `${project.plan} ${project.id}`;
  const changes = await planRecord(services, { id, before, said, event, caller, requestId, reason });
  const linked = {
    standard: id,
    revision: (life?.revision ?? 0) + 1,
    project: project.id,
    reviews: life?.reviews ?? [],
  };
  return { records: { table: services.catalogue, changes }, ...(life?.project ? {} : { life: linked }) };
}

/** The edition that a project becomes: its number as it is printed, and its id. Throws `INVALID` for any other number. */
export function editionOf({ region, mandate }: Project, text: string): { number: string; standard: string } {
  const designation = parseDesignation(text);
  const isFitting =
    designation?.kind === 'local' &&
    designation.org === `DB${region}` &&
    (designation.mandate === 'T') === (mandate === 'recommended') &&
    designation.year?.length === 4;
  if (!isFitting) {
    throw invalid(
      '/body/number',
      '应为本地区、与项目性质一致、带年代号的地方标准号。',
      'Give the number, with its year, of a local standard of the region and the mandate of the project.',
    );
  }
  return { number: printDesignation(designation), standard: standardId(designation) };
}
