import { expect, test } from 'vitest';
import { mavenFailure } from '#infra/local/engines/maven.ts';

test('a failed fetch is one sentence with the reason Maven gives', () => {
  const printed = [
    'WARNING: A restricted method in java.lang.System has been called',
    '[ERROR] Failed to execute goal copy-dependencies on project x: Could not transfer artifact a:b:jar:1: Unknown host',
    '[ERROR] ',
    '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
  ].join('\n');
  const sentence = mavenFailure('OpenSearch', printed);
  expect(sentence).toMatch(
    /^The libraries of OpenSearch could not be fetched with Maven; check the network[^\n]*Unknown host$/,
  );
});

test('a Maven that prints nothing still gives a sentence', () => {
  expect(mavenFailure('S3Proxy', '')).toContain('Maven said nothing');
});
