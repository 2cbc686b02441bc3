import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MissingPython, pythonWith } from './cloud/python.ts';
import { checkout, runProgram } from './commands.ts';
import { deployed } from './infra/deployed.ts';

/** `npm run check:cloud`: two checkers look at the templates; the last line says how many checks passed and failed. */
const packages = ['cfn-lint==1.51.0', 'checkov==3.3.30'];
const folder = join(checkout, '.build', 'templates');
const templates: Record<string, Record<string, string>> = {
  dev: { stage: 'dev' },
  prod: { stage: 'prod' },
  serverless: { stage: 'prod', search: 'serverless' },
};

async function main(): Promise<void> {
  const python = await pythonWith('template-checks', packages, (line) => console.log(line)).catch((error) => {
    if (error instanceof MissingPython) return undefined;
    throw error;
  });
  if (!python) {
    console.log('skipped: the checks of the templates, because they need Python 3.10 or newer with its venv module.');
    console.log('0 passed, 0 failed');
    return;
  }
  const files = await writeTemplates();
  const bin = dirname(python);
  const results = [
    await runProgram(join(bin, 'cfn-lint'), ['--config-file', '.cfnlintrc.yaml', '--', ...files]),
    await runProgram(python, [join(bin, 'checkov'), '--config-file', '.checkov.yaml', '--directory', folder]),
  ];
  const passed = results.filter(Boolean).length;
  console.log(`${passed} passed, ${results.length - passed} failed`);
  process.exitCode = passed === results.length ? 0 : 1;
}

async function writeTemplates(): Promise<string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(templates).map(async ([name, context]) => {
      const file = join(folder, `${name}.template.json`);
      await writeFile(file, JSON.stringify(deployed(context, 'us-east-1').template.toJSON(), null, 1));
      return file;
    }),
  );
}

await main();
