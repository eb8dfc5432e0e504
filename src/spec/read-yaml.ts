/** The text of one file → its tree and everything that is wrong with it as YAML. */
import { parseDocument, type Document, type YAMLError } from 'yaml';
import type { SourceFile } from '../model/source-file.ts';
import type { Problem } from '../model/user-error.ts';
import { explainYamlError } from './explain-yaml-error.ts';
import { growTree } from './grow-tree.ts';
import { fileProblem, startLinesOf, TextLines, toProblem, touches, type Mistake } from './mistake.ts';
import { MAX_LINE, quotedLine } from './quoted-form.ts';
import type { YamlNode } from './yaml-tree.ts';

const MAX_LENGTH = 1_000_000;
/** Characters parsed again and again while looking for further mistakes; keeps a large broken file quick. */
const REPAIR_BUDGET = 1_000_000;
const MAX_REPAIRS = 50;

export interface YamlReading {
  /** `undefined` when the file is empty or its structure cannot be told. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly Problem[];
  /** Of the text that `root` was read from, in which lines that lacked quotes have them: columns on those lines differ. */
  readonly lines: TextLines;
}

/**
 * A mistake that quotes would mend does not hide the ones below it: it is reported, and the file is read on as if the quotes
 * were there. A byte order mark is no part of the text, so it moves no column.
 */
export function readYaml(source: SourceFile): YamlReading {
  const text = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text;
  if (isTooLong(text)) return unreadable(source, 'The file is larger than 1 MB.', 'Split it: one file a feature.');
  let parsed = parse(text);
  if (parsed === undefined) return unreadable(source, 'The values are nested too deeply to be read.', 'Nest less.');
  const problems: Problem[] = [];
  let repairs = Math.min(MAX_REPAIRS, Math.ceil(REPAIR_BUDGET / (text.length + 1)));
  while (parsed.error !== undefined) {
    const mistake = explainYamlError(parsed.error, parsed.document, parsed.text);
    const { line } = parsed.lines.positionAt(mistake.range.start);
    // A line is mended once; an error that leads back to it says nothing new.
    if (startLinesOf(problems).has(line)) return { root: undefined, problems, lines: parsed.lines };
    repairs -= 1;
    const repair: Repair | undefined = repairs > 0 ? repairLine(parsed, line) : undefined;
    problems.push(toProblem(source.path, parsed.lines, { ...mistake, hint: repair?.hint ?? mistake.hint }));
    if (repair === undefined) return { root: undefined, problems, lines: parsed.lines };
    parsed = repair.parsed;
  }
  const { root, mistakes } = growTree(parsed.document, parsed.text, parsed.lines);
  const lines = parsed.lines;
  const found = [...directiveMistakes(parsed.document), ...mistakes].map((each) => toProblem(source.path, lines, each));
  const mendedLines = startLinesOf(problems);
  return { root, problems: [...problems, ...found.filter((problem) => !touches(problem, mendedLines))], lines };
}

interface Parsed {
  readonly text: string;
  readonly lines: TextLines;
  readonly document: Document;
  /** The first, if any. */
  readonly error: YAMLError | undefined;
}

/** `undefined` when the text exhausts the parser's stack. */
function parse(text: string): Parsed | undefined {
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      // The package compares values, for which `1.1` and `1.10` are one key, and takes quadratic time.
      uniqueKeys: false,
      resolveKnownTags: false,
      prettyErrors: false,
    });
    const error = document.errors.reduce<YAMLError | undefined>(
      (first, each) => (first === undefined || each.pos[0] < first.pos[0] ? each : first),
      undefined,
    );
    return { text, lines: new TextLines(text), document, error };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Repair {
  readonly parsed: Parsed;
  /** The line in quotes; `undefined` when it was mended otherwise. */
  readonly hint: string | undefined;
}

/** Tries what the author most likely meant; only a line that makes the error go away is offered. */
function repairLine({ text, lines }: Parsed, line: number): Repair | undefined {
  const [written, above] = [lines.lineOf(line), lines.lineOf(line - 1)];
  if (Math.max(written.length, above.length) > MAX_LINE) return undefined;
  const untabbed = mendTabs(written, above);
  const mended = untabbed ?? mendQuotes(written);
  if (mended === undefined) return undefined;
  const mendedLines = text.split('\n').with(line - 1, mended);
  const parsed = parse(mendedLines.join('\n'));
  if (parsed === undefined) return undefined;
  const isGone = parsed.error === undefined || parsed.lines.positionAt(parsed.error.pos[0]).line > line;
  return isGone ? { parsed, hint: untabbed === undefined ? mended.trim() : undefined } : undefined;
}

/** A tab counts for two spaces, or for as many as it takes to stand below the key above. */
function mendTabs(line: string, above: string): string | undefined {
  const indentation = /^\s*/.exec(line)?.[0] ?? '';
  if (!indentation.includes('\t')) return undefined;
  const parent = /^( *).*:\s*$/.exec(above)?.[1];
  const spaces = indentation.replaceAll('\t', '  ');
  const isTooShort = parent !== undefined && spaces.length <= parent.length;
  return (isTooShort ? `${parent}  ` : spaces) + line.slice(indentation.length);
}

function mendQuotes(line: string): string | undefined {
  const unclosed = /: +(["'])[^"']*$/.exec(line)?.[1];
  return unclosed === undefined ? quotedLine(line) : line.trimEnd() + unclosed;
}

/** `%YAML 1.1` would turn `no` into `false`. */
function directiveMistakes(document: Document): readonly Mistake[] {
  const version = document.directives?.yaml.version;
  if (version === undefined || version === '1.2') return [];
  const message = `The file asks for YAML ${version}; specs are YAML 1.2.`;
  return [{ message, hint: 'Remove the `%YAML` line.', range: { start: 0, end: 0 } }];
}

const isTooLong = (text: string): boolean =>
  text.length > MAX_LENGTH || (text.length > MAX_LENGTH / 4 && new TextEncoder().encode(text).length > MAX_LENGTH);

function unreadable(source: SourceFile, message: string, hint: string): YamlReading {
  const problems = [fileProblem(source.path, message, hint)];
  return { root: undefined, problems, lines: new TextLines('') };
}
