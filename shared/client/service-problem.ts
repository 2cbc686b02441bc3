import type { Problem } from '../runtime/problem.ts';

/** An answer that is no success, with the problem details (RFC 9457) that the service printed. */
export class ServiceProblem extends Error {
  readonly status: number;
  /** The stable code, such as `NOT_FOUND`; null when something before the service answered. */
  readonly code: string | null;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem ? `${problem.title}: ${problem.detail}` : `HTTP ${status}`);
    this.name = 'ServiceProblem';
    this.status = status;
    this.code = problem?.code ?? null;
    this.problem = problem;
  }
}

/** Reads the problem of an answer; one that carries none, from a proxy for instance, is known by its status alone. */
export async function readProblem(response: Response): Promise<ServiceProblem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  if (isProblem) return new ServiceProblem(response.status, (await response.json()) as Problem);
  await response.body?.cancel();
  return new ServiceProblem(response.status, null);
}
