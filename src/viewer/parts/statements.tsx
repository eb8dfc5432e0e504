import type { VNode } from 'preact';
import type { Statements as Stated } from '../../model/reported-statement.ts';
import type { Tone } from '../tone.ts';
import { Badge } from './badge.tsx';
import { Code, Foreign, Place } from './foreign.tsx';

type Example = Stated['examples'][number];
type WrongBehaviour = Stated['never'][number];

const EXAMPLE_TONES: Readonly<Record<NonNullable<Example['state']>, Tone>> = {
  held: 'good',
  violated: 'bad',
  used: 'good',
  unused: 'bad',
};
const NEVER_TONES: Readonly<Record<NonNullable<WrongBehaviour['state']>, Tone>> = {
  caught: 'good',
  missed: 'bad',
  present: 'bad',
  stale: 'unknown',
  broken: 'unknown',
  uncheckable: 'quiet',
};

/** What a person said is right, and what is wrong, each with what came of it. */
export function Statements({
  statements: { examples, never },
  file,
}: {
  readonly statements: Stated;
  readonly file: string;
}): VNode {
  return (
    <>
      {examples.length > 0 && (
        <section>
          <h2>Examples: what is right</h2>
          <ul class="statements">
            {examples.map(({ text, line, state }) => (
              <li key={`${line}${text}`}>
                <Badge tone={state === undefined ? 'quiet' : EXAMPLE_TONES[state]} word={state ?? 'not run'} />{' '}
                <Code text={text} /> <Place file={file} line={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {never.length > 0 && (
        <section>
          <h2>Never: what is wrong</h2>
          <ul class="statements">
            {never.map(({ name, line, state }) => (
              <li key={`${line}${name}`}>
                <Badge tone={state === undefined ? 'quiet' : NEVER_TONES[state]} word={state ?? 'not run'} />{' '}
                <Foreign text={name} /> <Place file={file} line={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
