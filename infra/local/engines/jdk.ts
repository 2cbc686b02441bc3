import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EngineProblem } from './engine.ts';

/** The engines' class files are of release 21. */
export const oldestJava = 21;

/** A Java installation; one without `javac` is a runtime that cannot compile the engines' small main classes. */
export interface Jdk {
  home: string;
  major: number;
  javac: boolean;
}

const run = promisify(execFile);

/** Reads the feature release out of what `java -version` prints: 25 for `"25.0.3"`, 8 for `"1.8.0_392"`. */
export function parseJavaVersion(printed: string): number | undefined {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(printed);
  if (!match) return undefined;
  return Number(match[1] === '1' ? match[2] : match[1]);
}

/** Picks the JDK to use: the preferred home (JAVA_HOME) when it fits, else the newest. Says what to install when none fits. */
export function chooseJdk(found: Jdk[], preferredHome?: string): Jdk {
  const newEnough = found.filter((jdk) => jdk.major >= oldestJava).sort((a, b) => b.major - a.major);
  const complete = newEnough.filter((jdk) => jdk.javac);
  const chosen = complete.find((jdk) => jdk.home === preferredHome) ?? complete[0];
  if (chosen) return chosen;
  const wayOut = `install a JDK ${oldestJava} or newer (for example Temurin 25 or openjdk-${oldestJava}-jdk) or set JAVA_HOME to one`;
  const runtime = newEnough[0];
  if (runtime) {
    throw new EngineProblem(
      `The engines need the compiler javac, and the Java ${runtime.major} in ${runtime.home} is a runtime without it: ${wayOut}.`,
    );
  }
  const newest = found.sort((a, b) => b.major - a.major)[0];
  const seen = newest ? `the newest Java found is ${newest.major} in ${newest.home}` : 'no Java was found';
  throw new EngineProblem(`The engines need a JDK ${oldestJava} or newer and ${seen}: ${wayOut}.`);
}

/** Looks at JAVA_HOME, PATH and the usual folders of Linux, macOS and SDKMAN, and chooses. */
export async function findJdk(): Promise<Jdk> {
  const homes = new Set(candidateHomes().flatMap(realHome));
  const found = await Promise.all([...homes].map(inspect));
  const preferred = process.env.JAVA_HOME ? realHome(process.env.JAVA_HOME)[0] : undefined;
  return chooseJdk(
    found.filter((jdk) => jdk !== undefined),
    preferred,
  );
}

function candidateHomes(): string[] {
  const user = homedir();
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => existsSync(join(folder, 'java')));
  return [
    ...(process.env.JAVA_HOME ? [process.env.JAVA_HOME] : []),
    ...onPath.flatMap((folder) => realHome(join(folder, 'java'))).map((java) => dirname(dirname(java))),
    ...[
      '/usr/lib/jvm',
      '/usr/lib64/jvm',
      '/opt/java',
      join(user, '.sdkman/candidates/java'),
      join(user, '.jdks'),
    ].flatMap(within),
    ...['/Library/Java/JavaVirtualMachines', join(user, 'Library/Java/JavaVirtualMachines')]
      .flatMap(within)
      .map((bundle) => join(bundle, 'Contents/Home')),
  ];
}

function within(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((entry) => join(folder, entry)) : [];
}

function realHome(path: string): string[] {
  return existsSync(path) ? [realpathSync(path)] : [];
}

async function inspect(home: string): Promise<Jdk | undefined> {
  const java = join(home, 'bin', 'java');
  if (!existsSync(java)) return undefined;
  // A broken installation is as good as none.
  const printed = await run(java, ['-version'], { timeout: 20_000 }).then(
    ({ stdout, stderr }) => stderr + stdout,
    () => '',
  );
  const major = parseJavaVersion(printed);
  return major === undefined ? undefined : { home, major, javac: existsSync(join(home, 'bin', 'javac')) };
}
