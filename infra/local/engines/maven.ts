import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineProblem, type Log } from './engine.ts';
import { engineCache } from './folders.ts';
import type { Jdk } from './jdk.ts';
import { isAlive } from './record.ts';

/** What to fetch, and the folder name to keep it under. */
export interface Libraries {
  title: string;
  folder: string;
  /** `group:artifact:version`, or `group:artifact:version:type`. */
  coordinates: string[];
  /** Leaves out what the artifacts depend on. */
  alone?: boolean;
  size: string;
}

const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

// Maven 3 does not promise that two runs may share one local repository.
let previousRun: Promise<unknown> = Promise.resolve();

/** Gives the folder with the jars of `libraries`, fetching them with Maven the first time. */
export async function resolveLibraries(libraries: Libraries, jdk: Jdk, log: Log): Promise<string> {
  const folder = join(engineCache(), libraries.folder);
  const pom = pomOf(libraries);
  if (await holds(folder, pom)) return join(folder, 'lib');
  const fetched = previousRun.then(() => fetchLibraries(libraries, folder, pom, jdk, log));
  previousRun = fetched.catch(() => undefined);
  await fetched;
  return join(folder, 'lib');
}

/** Works in a folder of its own and renames it at the end, so a killed run leaves nothing that looks complete. */
async function fetchLibraries(libraries: Libraries, folder: string, pom: string, jdk: Jdk, log: Log): Promise<void> {
  const started = Date.now();
  log(`${libraries.title}: fetching libraries with Maven, once, ${libraries.size} …`);
  const partial = `${folder}.partial-${process.pid}`;
  await removeAbandoned(folder);
  await mkdir(partial, { recursive: true });
  const pomFile = join(partial, 'pom.xml');
  await writeFile(pomFile, pom);
  const goal = [copyDependencies, '-DincludeScope=runtime', `-DoutputDirectory=${join(partial, 'lib')}`];
  try {
    await runMaven(['-q', '-B', '-f', pomFile, ...goal], libraries.title, jdk);
    // Another launcher may have fetched the same meanwhile, and may run from it.
    if (await holds(folder, pom)) return;
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  log(`${libraries.title}: libraries fetched in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** The description of what was fetched is written first and renamed with it, so its presence says that all is there. */
async function holds(folder: string, pom: string): Promise<boolean> {
  return (await readFile(join(folder, 'pom.xml'), 'utf8').catch(() => '')) === pom;
}

async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.partial-`;
  const entries = await readdir(dirname(folder)).catch(() => []);
  const abandoned = entries.filter((entry) => entry.startsWith(prefix) && !isAlive(Number(entry.slice(prefix.length))));
  await Promise.all(abandoned.map((entry) => rm(join(dirname(folder), entry), { recursive: true, force: true })));
}

function runMaven(args: string[], title: string, jdk: Jdk): Promise<void> {
  return new Promise((resolve, reject) => {
    const maven = spawn('mvn', args, {
      env: { ...process.env, JAVA_HOME: jdk.home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [maven.stdout, maven.stderr]) stream.on('data', (chunk) => (printed += chunk));
    maven.once('error', () =>
      reject(
        new EngineProblem(
          `Maven fetches the engines once and mvn was not found on the PATH: install it (apt install maven, dnf install maven, brew install maven) and start again.`,
        ),
      ),
    );
    maven.once('exit', (code) => (code === 0 ? resolve() : reject(new EngineProblem(mavenFailure(title, printed)))));
  });
}

/** Says in one sentence why Maven failed, out of what it printed. */
export function mavenFailure(title: string, printed: string): string {
  const lines = printed.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => /^\[(?:ERROR|FATAL)\] \S/.test(line)) ?? lines.find((line) => line !== '');
  return `The libraries of ${title} could not be fetched with Maven; check the network, proxy and mirror in ~/.m2/settings.xml, then start again: ${reason?.replace(/^\[\w+\] | -> \[Help \d+\]$/g, '') ?? 'Maven said nothing'}`;
}

function pomOf({ folder, coordinates, alone = false }: Libraries): string {
  const exclusions = '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>';
  const dependencies = coordinates.map((coordinate) => {
    const [group, artifact, version, type = 'jar'] = coordinate.split(':');
    return `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version><type>${type}</type>${alone ? exclusions : ''}</dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>${folder}</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies>
${dependencies.join('\n')}
  </dependencies>
</project>
`;
}
