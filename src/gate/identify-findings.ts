/** Names findings so that the next run knows them again, whatever lines have moved. */
import { createHash } from 'node:crypto';
import { findingKey, type FindingIdentity } from '../model/baseline.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, FilePath, TestId } from '../model/ids.ts';
import { byLocation } from '../model/location.ts';

/** Where behaviours and tests stand. */
export interface Places {
  readonly behaviours: ReadonlyMap<BehaviourId, FilePath>;
  readonly tests: ReadonlyMap<TestId, { readonly file: FilePath; readonly title: string }>;
}

/**
 * A finding is known by its rule, its file, the test or behaviour of that file that it is about, and what it is about in there;
 * of several that are equal in all of this, by their order in the file.
 */
export function identifyFindings(findings: readonly Finding[], places: Places): ReadonlyMap<Finding, FindingIdentity> {
  const identities = new Map<Finding, FindingIdentity>();
  const counts = new Map<string, number>();
  for (const finding of findings.toSorted((left, right) => byLocation(left.location, right.location))) {
    const identity = identityOf(finding, places);
    const key = findingKey({ rule: finding.rule, file: finding.location.file, ...identity });
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    identities.set(finding, nth === 1 ? identity : { ...identity, nth });
  }
  return identities;
}

function identityOf({ location, tests, behaviours, subject, message }: Finding, places: Places): FindingIdentity {
  const test = tests.map((id) => places.tests.get(id)).find((place) => place?.file === location.file)?.title;
  const [behaviour, ...others] = behaviours.filter((id) => places.behaviours.get(id) === location.file);
  const owner = test !== undefined ? { test } : behaviour !== undefined && others.length === 0 ? { behaviour } : {};
  // Numbers in a sentence are mostly places and counts, which move.
  const about = subject ?? ('test' in owner || 'behaviour' in owner ? '' : message.replace(/\d+/g, '#'));
  return { ...owner, ...(about !== '' && { about: shortened(withoutLayout(about)) }) };
}

/** What a formatter changes is left out: line breaks, the space around punctuation, last commas, the kind of quotes. */
const withoutLayout = (code: string): string =>
  code
    .replaceAll('"', "'")
    .replace(/\s+/g, ' ')
    .replace(/ ?([()[\]{},.]) ?/g, '$1')
    .replace(/,([)\]}])/g, '$1')
    .replace(/[;\s]+$/, '')
    .trim();

const LONGEST = 100;

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const digest = createHash('sha256').update(text.toWellFormed()).digest('hex').slice(0, 8);
  return `${text.slice(0, LONGEST - 11).toWellFormed()}… ${digest}`;
}
