import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine, EngineOptions } from './engine.ts';
import { compileMainClasses } from './main-class.ts';
import { type Libraries, resolveLibraries } from './maven.ts';
import { startJvm } from './process.ts';

const version = '4.1.0';

const libraries: Libraries = {
  title: 'S3Proxy',
  folder: `s3proxy-${version}`,
  // Maven would pick annotations that are too old for the Jackson beside them.
  coordinates: [`org.gaul:s3proxy:${version}`, 'com.fasterxml.jackson.core:jackson-annotations:2.21'],
  size: '60 MB',
};

/**
 * Keys of the local engines, good for nothing else: S3Proxy checks signatures against them; DynamoDB Local takes any
 * key of letters and digits.
 */
export const localCredentials = { accessKeyId: 'GUIJULOCAL', secretAccessKey: 'guijulocalonly' } as const;

/**
 * Options an S3 client needs to talk to S3Proxy, beside its `endpoint`: buckets in the path, because a loopback
 * address has no subdomains, and no trailing checksums, which S3Proxy does not read unless a call requires them.
 */
export const localS3Options = {
  region: 'us-east-1',
  credentials: localCredentials,
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
} as const;

// At its default level S3Proxy logs every step of Jetty; the one line kept says that it listens.
const logging = `<configuration>
  <appender name="console" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>[%d][%-5level] %logger{0} %msg%n</pattern></encoder></appender>
  <logger name="org.gaul.shaded.org.eclipse.jetty.server.AbstractConnector" level="info"/>
  <root level="warn"><appender-ref ref="console"/></root>
</configuration>
`;

/** Starts S3Proxy over a folder; bucket names need three characters, versions and Object Lock are absent. */
export async function startS3(options: EngineOptions): Promise<Engine> {
  const lib = await resolveLibraries(libraries, options.jdk, options.log);
  const main = await compileMainClasses(['Lifeline'], lib, options.jdk);
  const configuration = join(options.home, 'conf', 's3');
  const data = join(options.home, 'data', 's3');
  await Promise.all([configuration, data].map((folder) => mkdir(folder, { recursive: true })));
  const logFile = join(configuration, 'logback.xml');
  await writeFile(logFile, logging);
  const server = {
    title: libraries.title,
    slug: 's3',
    classPath: [main, join(lib, '*')],
    flags: ['-Xmx512m', '-XX:+UseSerialGC', `-Dlogback.configurationFile=${logFile}`],
    mainClass: 'org.gaul.s3proxy.Main',
    args: async (port: number) => ['--properties', await writeProperties(configuration, data, port)],
    listening: (port: number) => `{127.0.0.1:${port}}`,
  };
  return startJvm(server, options);
}

async function writeProperties(configuration: string, data: string, port: number): Promise<string> {
  const file = join(configuration, 's3proxy.properties');
  const properties = {
    'jclouds.provider': 'filesystem-nio2',
    'jclouds.identity': 'unused',
    'jclouds.credential': 'unused',
    'jclouds.filesystem.basedir': data,
    's3proxy.endpoint': `http://127.0.0.1:${port}`,
    's3proxy.authorization': 'aws-v2-or-v4',
    's3proxy.identity': localCredentials.accessKeyId,
    's3proxy.credential': localCredentials.secretAccessKey,
    // Browsers put files by signed links, from the port of the site.
    's3proxy.cors-allow-all': 'true',
  };
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
  return file;
}

/** Java reads properties files as Latin-1. */
function escapeProperty(value: string): string {
  return value.replace(/[\\\u0080-\uffff]/g, (unit) =>
    unit === '\\' ? '\\\\' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
