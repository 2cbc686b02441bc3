import type { Jdk } from './jdk.ts';

/** A running engine and the way to end it. */
export interface Engine {
  /** Its name in log lines, such as `OpenSearch`. */
  name: string;
  url: string;
  /** Ends the engine and resolves when its process is gone; an engine started by somebody else is left alone. */
  stop(): Promise<void>;
}

/** Takes one line of progress. */
export type Log = (line: string) => void;

/** What every engine needs to know to start. */
export interface EngineOptions {
  /** Folder of the state: data, configuration, logs and process records. */
  home: string;
  jdk: Jdk;
  log: Log;
  /** First port to try; 0 asks the system for any free one. */
  port: number;
}

/** A failure whose message is one sentence for the person at the terminal, so a stack trace adds nothing. */
export class EngineProblem extends Error {
  override name = 'EngineProblem';
}
