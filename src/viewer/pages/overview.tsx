/** The answer of the gate and the numbers of the run, above every list. */
import type { VNode } from 'preact';
import { BEHAVIOUR_VERDICTS, TEST_VERDICTS } from '../../model/verdict.ts';
import type { Verification } from '../../model/verification.ts';
import { countText, numberText } from '../../report/count-text.ts';
import { gateAnswer } from '../../report/gate-wording.ts';
import { durationText } from '../../util/duration-text.ts';
import { Foreign, Message } from '../parts/foreign.tsx';
import { ShareBar, type Share } from '../parts/share-bar.tsx';
import { BEHAVIOUR_TONES, SIGNS, TEST_TONES, type Tone } from '../tone.ts';
import { statusShares } from './file-list.tsx';

const ANSWER_TONES: Readonly<Record<Verification['gate']['exitCode'], Tone>> = { 0: 'good', 1: 'bad', 3: 'unknown' };

export function Overview({ verification }: { readonly verification: Verification }): VNode {
  const { gate, behaviours, tests, mutants, nextStep } = verification;
  const isJudged = gate.exitCode !== 0 || behaviours.length > 0;
  const tone = isJudged ? ANSWER_TONES[gate.exitCode] : 'warn';
  const [answer = '', ...reasons] = gateAnswer(verification).split(': ');
  return (
    <section aria-label="The answer of the gate" class={`overview tone-${tone}`}>
      <h1>
        <span class="sign" aria-hidden="true">
          {SIGNS[tone]}
        </span>{' '}
        <Foreign text={answer} />
      </h1>
      {reasons.length > 0 && (
        <p class="reasons">
          <Foreign text={reasons.join(': ')} />
        </p>
      )}
      {nextStep !== undefined && (
        <p>
          <b>Next:</b> <Message text={nextStep} />
        </p>
      )}
      <dl class="tiles">
        <Tile
          name="Behaviours"
          count={behaviours.length}
          shares={sharesOfKinds(behaviours, BEHAVIOUR_VERDICTS, BEHAVIOUR_TONES)}
        />
        <Tile name="Tests" count={tests.length} shares={sharesOfKinds(tests, TEST_VERDICTS, TEST_TONES)} />
        <Tile name="Changes to the code" count={mutants.length} shares={statusShares(mutants)} />
      </dl>
      <p class="facts">{runText(verification)}</p>
    </section>
  );
}

interface TileProps {
  readonly name: string;
  readonly count: number;
  readonly shares: readonly Share[];
}

function Tile({ name, count, shares }: TileProps): VNode {
  const words = shares.filter((share) => share.count > 0).map((share) => `${numberText(share.count)} ${share.word}`);
  return (
    <div class="tile">
      <dt>{name}</dt>
      <dd>
        <b class="count">{numberText(count)}</b>
        <ShareBar label={name} shares={shares} />
        <span class="words">{words.join(' · ')}</span>
      </dd>
    </div>
  );
}

function sharesOfKinds<Kind extends string>(
  items: readonly { readonly verdict: { readonly kind: Kind } }[],
  kinds: readonly Kind[],
  tones: Readonly<Record<Kind, Tone>>,
): readonly Share[] {
  return kinds.toReversed().map((kind) => ({
    word: kind,
    tone: tones[kind],
    count: items.filter(({ verdict }) => verdict.kind === kind).length,
  }));
}

const runText = ({ run, tool }: Verification): string =>
  [
    `Assay ${tool.version}`,
    run.engine === 'none' ? 'nothing was run' : run.engine,
    ...(run.executions > 0
      ? [`${countText(run.executions, 'test execution')} in ${durationText(run.durationMs)}`]
      : []),
  ].join(' · ');
