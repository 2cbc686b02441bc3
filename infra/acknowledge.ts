import { type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts findings of the checks of the template on a construct and what it holds, each by its rule with the reason.
 * `test/infra/nag.test.ts` fails on every finding that nobody accepted, and on a reason that says nothing.
 */
export function acknowledge(scope: IConstruct, reasons: Record<string, string>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(scope).acknowledge({ id, reason });
}

/** The rule that speaks of a permission with `*` in it, for the things behind the ARN of a resource. */
export function wildcardFinding(resource: IConstruct, path: string): string {
  const logicalId = Stack.of(resource).getLogicalId(resource.node.defaultChild as CfnElement);
  return `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>${path}]`;
}
