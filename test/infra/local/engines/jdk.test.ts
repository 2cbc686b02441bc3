import { describe, expect, test } from 'vitest';
import { chooseJdk, type Jdk, parseJavaVersion } from '#infra/local/engines/jdk.ts';

describe('parseJavaVersion', () => {
  test.each([
    ['openjdk version "25.0.3" 2026-04-21 LTS\nOpenJDK Runtime Environment Temurin-25.0.3+9', 25],
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"\nJava(TM) SE Runtime Environment', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['openjdk version "26-ea" 2026-03-17', 26],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21.0.5" 2024-10-15', 21],
    ['The operation couldn’t be completed. Unable to locate a Java Runtime.', undefined],
    ['', undefined],
  ])('%j is %s', (printed, major) => {
    expect(parseJavaVersion(printed)).toBe(major);
  });
});

describe('chooseJdk', () => {
  const jdk = (major: number, javac = true): Jdk => ({ home: `/jvm/${major}${javac ? '' : '-jre'}`, major, javac });

  test.each([
    ['the newest', [jdk(17), jdk(21), jdk(25)], undefined, '/jvm/25'],
    ['the preferred one although a newer is there', [jdk(25), jdk(21)], '/jvm/21', '/jvm/21'],
    ['another one when the preferred is too old', [jdk(17), jdk(21)], '/jvm/17', '/jvm/21'],
    ['an older one with a compiler before a newer without', [jdk(25, false), jdk(21)], undefined, '/jvm/21'],
  ])('takes %s', (_, found, preferred, home) => {
    expect(chooseJdk(found, preferred).home).toBe(home);
  });

  test.each([
    ['nothing', [], 'The engines need a JDK 21 or newer and no Java was found: install'],
    ['an old one', [jdk(11), jdk(17)], 'and the newest Java found is 17 in /jvm/17: install a JDK 21 or newer'],
    ['a runtime', [jdk(17), jdk(21, false)], 'the Java 21 in /jvm/21-jre is a runtime without it: install a JDK 21'],
  ])('says in one sentence what to install when it finds %s', (_, found, sentence) => {
    expect(() => chooseJdk(found)).toThrow(sentence);
    expect(() => chooseJdk(found)).toThrow(/^[^\n]*\.$/);
  });
});
