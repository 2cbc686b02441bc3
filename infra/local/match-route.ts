/** A route key taken apart, and what its function is called. */
export interface GatewayRoute<T> {
  key: string;
  target: T;
}

export interface RouteMatch<T> extends GatewayRoute<T> {
  parameters: Record<string, string>;
}

interface Pattern<T> extends GatewayRoute<T> {
  method: string;
  steps: string[];
}

const greedy = /^\{(\w+)\+\}$/;
const parameter = /^\{(\w+)\}$/;

/**
 * Gives a function that picks the route of a request as API Gateway does: a full match before a greedy one before
 * `$default`, fixed steps before parameters, the named method before `ANY`.
 */
export function routeMatcher<T>(
  routes: GatewayRoute<T>[],
): (method: string, path: string) => RouteMatch<T> | undefined {
  const fallback = routes.find((route) => route.key === '$default');
  const patterns = routes
    .filter((route) => route.key !== '$default')
    .map(takeApart)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return (method, path) => {
    const given = path.split('/').slice(1);
    for (const pattern of patterns) {
      if (pattern.method !== 'ANY' && pattern.method !== method) continue;
      const parameters = parametersOf(pattern.steps, given);
      if (parameters) return { key: pattern.key, target: pattern.target, parameters };
    }
    return fallback && { ...fallback, parameters: {} };
  };
}

function takeApart<T>(route: GatewayRoute<T>): Pattern<T> {
  const [method = '', path = ''] = route.key.split(' ');
  return { ...route, method, steps: path.split('/').slice(1) };
}

/** Sorts by specificity, step by step from the left. */
function rank<T>({ method, steps }: Pattern<T>): string {
  const kinds = steps.map((step) => (greedy.test(step) ? '3' : parameter.test(step) ? '1' : '0')).join('');
  return `${kinds.includes('3') ? 'greedy' : 'full'} ${kinds} ${method === 'ANY' ? '1' : '0'}`;
}

function parametersOf(steps: string[], given: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, step] of steps.entries()) {
    const rest = greedy.exec(step);
    if (rest?.[1]) {
      const tail = given.slice(index).join('/');
      if (tail === '') return undefined;
      parameters[rest[1]] = tail;
      return parameters;
    }
    const value = given[index];
    const name = parameter.exec(step)?.[1];
    if (value === undefined || (name ? value === '' : value !== step)) return undefined;
    if (name) parameters[name] = value;
  }
  return steps.length === given.length ? parameters : undefined;
}
