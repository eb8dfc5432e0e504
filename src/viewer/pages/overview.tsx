/** The answer of the gate and the numbers of the run, above every list. */
import type { VNode } from 'preact';
import { BEHAVIOUR_VERDICTS, TEST_VERDICTS } from '../../model/verdict.ts';
import type { Verification } from '../../model/verification.ts';
import { countText, numberText } from '../../report/count-text.ts';
import { gateAnswer, gateReasons, knownReasons } from '../../report/gate-wording.ts';
import { durationText } from '../../util/duration-text.ts';
import { Foreign, Message } from '../parts/foreign.tsx';
import { ShareBar, type Share } from '../parts/share-bar.tsx';
import { countStandings } from '../standing.ts';
import { BEHAVIOUR_TONES, SIGNS, TEST_TONES, type Tone } from '../tone.ts';

const ANSWER_TONES: Readonly<Record<Verification['gate']['exitCode'], Tone>> = { 0: 'good', 1: 'bad', 3: 'unknown' };

interface OverviewProps {
  readonly verification: Verification;
  /** On the first list; the others repeat the answer alone. */
  readonly isWhole: boolean;
}

export function Overview({ verification, isWhole }: OverviewProps): VNode {
  const { gate, behaviours } = verification;
  const isJudged = gate.exitCode !== 0 || behaviours.length > 0;
  const tone = isJudged ? ANSWER_TONES[gate.exitCode] : 'warn';
  const [answer = ''] = gateAnswer(verification).split(': ');
  const whole = isWhole ? '' : ' brief';
  return (
    <section aria-label="The answer of the gate" class={`overview tone-${tone}${whole}`}>
      <h1>
        <span class="sign" aria-hidden="true">
          {SIGNS[tone]}
        </span>{' '}
        <Foreign text={answer} />
      </h1>
      {isWhole && <Whole verification={verification} />}
    </section>
  );
}

function Whole({ verification }: Pick<OverviewProps, 'verification'>): VNode {
  const { behaviours, tests, mutants, nextStep } = verification;
  const known = knownReasons(verification).join(', ');
  return (
    <>
      <Reasons verification={verification} />
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
        <Tile name="Changes to the code" count={mutants.length} shares={countStandings(mutants)} />
      </dl>
      {known !== '' && (
        <p class="facts">
          Known, so the gate does not fail on it: <Foreign text={known} />.
        </p>
      )}
      <p class="facts">{runText(verification)}</p>
    </>
  );
}

/** What fails the gate, one thing a line; a gate that does not fail says what it found in a sentence. */
function Reasons({ verification }: Pick<OverviewProps, 'verification'>): VNode | null {
  const reasons = verification.gate.exitCode === 0 ? [] : gateReasons(verification);
  const [, sentence] = gateAnswer(verification).split(/: (.*)/s);
  if (reasons.length > 0) {
    return (
      <ul class="reasons">
        {reasons.map((reason) => (
          <li key={reason}>
            <Foreign text={reason} />
          </li>
        ))}
      </ul>
    );
  }
  return sentence === undefined ? null : (
    <p class="reasons">
      <Foreign text={sentence} />
    </p>
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
