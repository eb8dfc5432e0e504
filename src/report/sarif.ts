/** SARIF 2.1.0, for code scanning. */
import { createHash } from 'node:crypto';
import type { Location, Log, PhysicalLocation, ReportingDescriptor, Result, Run } from 'sarif';
import { RULES, isRuleId } from '../model/rules.ts';
import type { Verification } from '../model/verification.ts';
import { printable, printableCode, printableUpTo } from '../util/printable.ts';
import { ACTIONABLE_BEHAVIOURS } from './actionable.ts';
import { annotationsOf, verdictRule, type Annotation } from './annotation.ts';
import { AUDIENCE_TEXT, BEHAVIOUR_HEADINGS } from './behaviour-wording.ts';
import { jsonText } from './json-text.ts';
import type { ReportContext, Reporter } from './reporter.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LONGEST_LINE = 1_000;

export const sarif: Reporter = (verification, context) =>
  jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run(verification, context)] } satisfies Log);

function run(verification: Verification, { folder = '' }: ReportContext): Run {
  const annotations = annotationsOf(verification);
  const rules = [...new Set(annotations.map(({ rule }) => rule))].sort();
  const { tool, gate, baseline } = verification;
  return {
    tool: { driver: { name: 'Assay', version: printable(tool.version), rules: rules.map(descriptor) } },
    // A gate that fails is a result; a run that fails writes no report.
    invocations: [{ executionSuccessful: true, exitCode: gate.exitCode }],
    columnKind: 'utf16CodeUnits',
    results: annotations.map((annotation) => ({
      ...result(annotation, { folder, ruleIndex: rules.indexOf(annotation.rule) }),
      ...(baseline !== undefined && stateOf(annotation)),
    })),
  };
}

/** Only of what a baseline can name. */
function stateOf({ isKnown, level }: Annotation): Pick<Result, 'baselineState'> {
  if (isKnown === true) return { baselineState: 'unchanged' };
  return level === 'error' ? { baselineState: 'new' } : {};
}

function result(annotation: Annotation, { folder, ruleIndex }: { folder: string; ruleIndex: number }): Result {
  const { rule, level, title, message, location, related, identity, excerpt, excuse } = annotation;
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: messageText(rule.startsWith('verdict/') ? `${title}: ${message}` : message) },
    locations: [{ physicalLocation: { ...place(location, folder).physicalLocation, ...contextOf(excerpt) } }],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({
        id,
        ...place(one.location, folder),
        message: { text: messageText(one.message) },
      })),
    }),
    partialFingerprints: {
      'assayIdentity/v1': createHash('sha256').update(identity.toWellFormed()).digest('hex').slice(0, 32),
    },
    ...(excuse !== undefined && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: messageText(excuse) }],
    }),
  };
}

const place = (
  { file, line, column }: Annotation['location'],
  folder: string,
): Location & { readonly physicalLocation: PhysicalLocation } => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(`${folder}${file}`), uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: column },
  },
});

const MOST_LINES = 20;

/** Whole lines around the place, the source itself. */
function contextOf(excerpt: Annotation['excerpt']): Pick<PhysicalLocation, 'contextRegion'> {
  if (excerpt === undefined) return {};
  const lines = excerpt.lines.slice(0, MOST_LINES).map((line) => printableCode(line).slice(0, LONGEST_LINE));
  const endLine = excerpt.line + lines.length - 1;
  return { contextRegion: { startLine: excerpt.line, endLine, snippet: { text: lines.join('\n').toWellFormed() } } };
}

/** A relative reference: a colon in the first segment would make it a scheme, which the encoding prevents. */
const uriOf = (path: string): string =>
  path
    .toWellFormed()
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/');

/** In a message `[text](target)` is a link, unless its brackets are escaped. */
function messageText(text: string): string {
  const clean = text
    .split('\n')
    .map((line) => printableUpTo(LONGEST_LINE, line))
    .join('\n');
  return clean.includes('](') ? clean.replace(/[\\[\]]/g, '\\$&') : clean;
}

function descriptor(id: string): ReportingDescriptor {
  if (isRuleId(id)) {
    const { title, explanation, remedy, defaultSeverity, audience } = RULES[id];
    return {
      id,
      name: nameOf(id),
      shortDescription: { text: title },
      fullDescription: { text: explanation },
      help: {
        text: `${explanation}\n\n${AUDIENCE_TEXT[audience]}: ${remedy}`,
        markdown: `${explanation}\n\n**${AUDIENCE_TEXT[audience]}**: ${remedy}`,
      },
      defaultConfiguration: { level: defaultSeverity },
      properties: { tags: ['tests', audience] },
    };
  }
  const verdict = ACTIONABLE_BEHAVIOURS.find((kind) => verdictRule(kind) === id);
  const text = verdict === undefined ? printable(id) : BEHAVIOUR_HEADINGS[verdict];
  return { id, name: nameOf(id), shortDescription: { text }, fullDescription: { text }, help: { text } };
}

/** `evidence/oracle-follows-code` as `EvidenceOracleFollowsCode`. */
const nameOf = (id: string): string =>
  printable(id)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('') || 'Rule';
