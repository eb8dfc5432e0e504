/** What there is to say about examples that do not hold, or that could not be run. */
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, TestId } from '../model/ids.ts';
import { callText } from './contradiction.ts';
import type { RunExample } from './example-results.ts';

export interface ExampleFindingsInput {
  readonly examples: readonly RunExample[];
  /** The passing tests that claim a behaviour. */
  readonly greenTestsOf: (behaviour: BehaviourId) => readonly TestId[];
  /** Why a module of examples did not load, where it did not. */
  readonly whyNotLoaded: (file: RunExample['file']) => string | undefined;
}

export function exampleFindings({ examples, greenTestsOf, whyNotLoaded }: ExampleFindingsInput): readonly Finding[] {
  return examples.flatMap((example) => {
    switch (example.state) {
      case 'held':
        return [];
      case 'flaky':
        return [about(example, flakyExample(example))];
      case 'not-run':
        return [about(example, notRun(example, whyNotLoaded(example.file)))];
      case 'violated':
        return [about(example, { ...violated(example), tests: greenTestsOf(example.behaviourId) })];
    }
  });
}

type Said = Pick<Finding, 'rule' | 'message'> & Partial<Finding>;

const about = ({ behaviourId, example }: RunExample, said: Said): Finding => ({
  location: example.location,
  subject: callText(example),
  confidence: 'certain',
  confirmed: true,
  behaviours: [behaviourId],
  tests: [],
  ...said,
});

function violated({ behaviourId, contradiction }: Extract<RunExample, { readonly state: 'violated' }>): Said {
  const { call, expected, actual } = contradiction;
  return {
    rule: 'evidence/example-violated',
    message: `An example of ${behaviourId} does not hold: \`${call}\` is to give ${expected}, and gives ${actual}. Mend the code, or the example if that is what is wrong.`,
    contradiction,
  };
}

const flakyExample = ({ behaviourId, example }: RunExample): Said => ({
  rule: 'spec/flaky-example',
  message: `An example of ${behaviourId} held in one run and not in the other, on the same code: \`${callText(example)}\` depends on time, chance or what ran before, so take that out with \`setup\`.`,
});

const notRun = ({ behaviourId, example }: RunExample, reason: string | undefined): Said => ({
  rule: 'run/not-measured',
  message: `An example of ${behaviourId} could not be run, \`${callText(example)}\`${reason === undefined ? '' : `: ${reason.replace(/[.:]+$/, '')}`}.`,
});
