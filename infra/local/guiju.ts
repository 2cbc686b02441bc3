import { createClient } from '#shared/client/client.ts';
import { ServiceProblem } from '#shared/client/service-problem.ts';
import { check } from './cli/check-command.ts';
import { cite, get, resolve, search } from './cli/find-commands.ts';
import { harvest } from './cli/harvest-command.ts';
import { help } from './cli/help.ts';
import { languageOf, readSettings, UsageProblem } from './cli/settings.ts';
import { print } from './steps.ts';

const commands = new Map(Object.entries({ search, get, resolve, cite, check, harvest }));

/** Runs one command of `guiju` and returns its exit code, as `guiju --help` lists them. */
async function runCommand(args: readonly string[]): Promise<number> {
  const language = languageOf(process.env);
  try {
    const settings = readSettings(args, process.env);
    if (settings.help) {
      print(help[language]);
      return 0;
    }
    const command = commands.get(settings.command);
    if (!command) throw new UsageProblem(settings.command || help[language]);
    const { baseUrl, apiKey } = settings;
    return await command(createClient({ baseUrl, apiKey, language }), settings);
  } catch (error) {
    if (error instanceof UsageProblem) {
      const more = language === 'zh' ? '说明见 guiju --help' : 'see guiju --help';
      return fail(2, `${language === 'zh' ? '用法有误：' : 'Wrong usage: '}${error.message}\n${more}`);
    }
    if (error instanceof ServiceProblem) return fail(3, error.message);
    // What fetch throws when nobody answers.
    if (error instanceof TypeError)
      return fail(3, language === 'zh' ? '无法连接服务' : 'The service cannot be reached');
    throw error;
  }
}

function fail(code: number, sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

// A reader that has seen enough, such as head, closes the pipe.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 3));
process.exitCode = await runCommand(process.argv.slice(2));
