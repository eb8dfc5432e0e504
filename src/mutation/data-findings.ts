/** Names the data in the code of behaviours that no mutator gets at: read from text by JavaScript itself, or from another file. */
import type { Finding } from '../model/finding.ts';
import type { BehaviourId } from '../model/ids.ts';
import { contains, overlaps, startOf, type Span } from '../model/location.ts';
import type { Row } from '../model/matrix.ts';
import type { ResolvedScope } from '../model/scope.ts';
import type { SourceFile } from '../model/source-file.ts';
import { readData, type UnchangeableData } from '../syntax/read-data.ts';

/** Where it is part of a behaviour's code, once a place. */
export function dataFindings(
  sources: readonly SourceFile[],
  scopes: readonly ResolvedScope[],
  rows: readonly Pick<Row, 'span'>[],
): readonly Finding[] {
  return sources
    .flatMap((source) => readData(source))
    .filter(({ span, kind }) => kind !== 'enum' || !rows.some((row) => contains(span, row.span)))
    .flatMap(({ span, kind, uses }) => {
      const behaviours = behavioursOf([span, ...uses], scopes);
      return behaviours.length === 0 ? [] : [findingAt(span, WORDS[kind], behaviours)];
    });
}

const behavioursOf = (places: readonly Span[], scopes: readonly ResolvedScope[]): readonly BehaviourId[] =>
  scopes
    .filter(({ spans }) => spans.some((span) => places.some((place) => overlaps(span, place))))
    .map(({ behaviourId }) => behaviourId);

const findingAt = (span: Span, what: string, behaviours: readonly BehaviourId[]): Finding => ({
  rule: 'run/unmutated-code',
  location: startOf(span),
  message: `No change is tried inside ${what}, so how much of it tests hold is not known: state what matters of it in examples.`,
  confidence: 'certain',
  confirmed: true,
  behaviours,
  tests: [],
});

const WORDS: Readonly<Record<UnchangeableData['kind'], string>> = {
  enum: 'this enum',
  file: 'this file of data',
  text: 'a text that is read as data or code',
};
