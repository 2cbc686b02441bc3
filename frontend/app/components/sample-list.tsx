import { useSite } from '../messages/messages.ts';
import { type SampleLanguage, type SampleTask, sampleLanguages, sampleTasks, sampleText } from '../samples.ts';
import { Copyable } from './copyable.tsx';

const tasks = Object.keys(sampleTasks) as SampleTask[];
const languages = Object.keys(sampleLanguages) as SampleLanguage[];

/** Every task as a program in each language, of which one at a time is open. */
export function SampleList({ site }: { site: string }) {
  const { language, words } = useSite();
  const { copyOf } = words.developers.samples;
  return tasks.map((task) => (
    <section className="sample" key={task} aria-labelledby={`sample-${task}`}>
      <h3 id={`sample-${task}`}>{sampleTasks[task][language]}</h3>
      {languages.map((written) => (
        <details key={written} name={task} open={written === 'sh'}>
          <summary>{sampleLanguages[written]}</summary>
          <Copyable
            id={`sample-${task}-${written}`}
            text={sampleText(task, written, site)}
            label={copyOf(sampleTasks[task][language], sampleLanguages[written])}
          />
        </details>
      ))}
    </section>
  ));
}
