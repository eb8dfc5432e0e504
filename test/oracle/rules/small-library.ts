/** A small project in memory, about which the rules' tests write theirs, and what a rule finds in it. */
import { linkBehaviours } from '../../../src/link/link-behaviours.ts';
import { filePath, testId, type FilePath } from '../../../src/model/ids.ts';
import type { Suspicion } from '../../../src/model/oracle.ts';
import { inspectOracles } from '../../../src/oracle/inspect-oracles.ts';
import { resolveScopes } from '../../../src/scope/resolve-scope.ts';
import { parseSpecs } from '../../../src/spec/parse-specs.ts';
import { declareTests } from '../../../src/suite/declare-tests.ts';

const LIBRARY = `
import { rateFor } from './rates';

export interface Loan { book: string; due: string; renewals: number }
interface Reader { name: string; card: string }

export function renew(loan: Loan): Loan {
  if (loan.book === 'worn') throw new RangeError('worn');
  return { ...loan, due: nextDue(loan.due), renewals: loan.renewals + 1 };
}
const nextDue = (due: string): string => new Date(Date.parse(due) + 14 * 86_400_000).toISOString().slice(0, 10);
export function fineFor({ daysLate }: { daysLate: number }): number {
  return daysLate * 20;
}
export const fineWith = (late: { daysLate: number }, rate: () => number): number => late.daysLate * rate();
export const isLate = (loan: Loan, today: string) => today > loan.due;
export const lateLoans = (loans: Loan[], today = '2026-04-01'): Loan[] => loans.filter((loan) => isLate(loan, today));
export const next = (loans: Loan[]): Loan | null => loans[0] ?? null;
export const label = (loan: Loan) => \`\${loan.book} until \${loan.due}\`;
export function clear(loan: Loan): void { loan.renewals = 0; }
export async function find(card: string): Promise<Reader> {
  if (card === '') throw new Error('gone');
  return { name: 'Ann', card };
}
export const exists = async (card: string) => card !== '';
export function notifyAll(texts: string[], notify: (text: string) => void = () => {}): void {
  for (const text of texts) notify(text);
}
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
export const price = (book: string): number => rateFor(book);
export const offer = (book: string): { price: number; currency: string } => ({ price: price(book), currency: 'EUR' });
export function guarded(book: string): { price: number } {
  if (book === '') throw new RangeError('no book');
  return { price: price(book) };
}
export const priceLater = (book: string): Promise<number> => Promise.resolve(book).then(rateFor);
const kept = new Map<string, number>();
export function keptPrice(book: string): number {
  const known = kept.get(book);
  if (known !== undefined) return known;
  const asked = rateFor(book);
  kept.set(book, asked);
  return asked;
}
export const doublePrice = (book: string): number => 2 * rateFor(book);
export const nameFrom = async (url: string): Promise<string> => (await fetch(url)).text();
export const stamp = (): number => Date.now();

export class Shelf {
  loans: Loan[] = [];
  isFull = false;
  count(): number { return this.loans.length; }
  log(text: string): void { console.log(text); }
  put(loan: Loan): void { this.loans.push(loan); this.log(loan.book); }
  save(file: string): void { writeFileSync(file, JSON.stringify(this.loans)); }
  toString(): string { return this.loans.length === 0 ? 'empty' : 'loans'; }
}

export const newShelf = () => new Shelf();

export class Desk {
  readers: { find(card: string): Promise<Reader> };
  constructor(readers: { find(card: string): Promise<Reader> }) { this.readers = readers; }
  reader(card: string): Promise<Reader> { return this.readers.find(card); }
}
`;

const RATES = `export const rateFor = (book: string): number => (book === 'x' ? 42 : 20);\n`;

const SPEC = `feature: Library
code: src/library.ts
behaviours:
  LIB-1:
    must: A renewal counts up renewals.
`;

export interface SmallProject {
  /** The test file. */
  readonly test: string;
  /** YAML under \`examples:\` of the only behaviour. */
  readonly examples?: string;
}

const TEST_FILE = filePath('test/library.test.ts');

/** The file whose only test has this body. */
export const inTest = (body: string): string => `import { assert, expect, it, vi } from 'vitest';
import * as rates from '../src/rates';
import {
  clear, Desk, doublePrice, exists, find, fineFor, fineWith, isLate, label, lateLoans, nameFrom, newShelf, next, notifyAll, once, price, renew,
  Shelf, stamp,
} from '../src/library';

const LOAN = { book: 'Emma', due: '2026-03-01', renewals: 0 };
const WORN = { book: 'worn', due: '2026-03-01', renewals: 0 };

it('LIB-1: does what it must', async () => {
${body}
});
`;

/** What comments of the form \`// <- certain\` say should be found, and in which line. */
export const markedIn = (source: string): readonly string[] =>
  source.split('\n').flatMap((line, index) => {
    const confidence = /\/\/ <- (\w+)$/.exec(line)?.[1];
    return confidence === undefined ? [] : [`${confidence} in line ${index + 1}`];
  });

const placed = ({ confidence, location }: Suspicion): string => `${confidence} in line ${location.line}`;

/** What a rule finds in the tests that claim LIB-1, or in all when none does. */
export function suspicionsIn(
  project: SmallProject,
  rule: Suspicion['rule'],
  tell: (suspicion: Suspicion) => string = placed,
): readonly string[] {
  return oraclesOf(project)
    .flatMap(({ suspicions }) => suspicions)
    .filter((suspicion) => suspicion.rule === rule)
    .map(tell);
}

function oraclesOf({ test, examples }: SmallProject): ReturnType<typeof inspectOracles> {
  const sources = [
    { path: filePath('src/library.ts'), text: LIBRARY },
    { path: filePath('src/rates.ts'), text: RATES },
    { path: TEST_FILE, text: test },
  ];
  const yaml = examples === undefined ? SPEC : `${SPEC}    examples:\n${examples}\n`;
  const { specs, problems } = parseSpecs([{ path: filePath('specs/library.yaml'), text: yaml }]);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const { declarations } = declareTests(sources.slice(2)).product;
  const { product: links } = linkBehaviours({
    specs,
    claimsPerTest: 3,
    tests: declarations.map((declaration) => ({ ...declaration, id: testId(declaration.id) })),
  });
  const behaviours = specs.flatMap((spec) => spec.behaviours);
  return inspectOracles({
    tests: declarations.map((declaration) => ({
      declaration,
      behaviours: behaviours.filter(({ id }) =>
        links.some((link) => link.behaviourId === id && link.testId === testId(declaration.id)),
      ),
    })),
    scopes: resolveScopes({ specs, sources }).product,
    sources,
    resolve: (_, specifier) => FILES.get(specifier.replace(/\.ts$/, '')),
  });
}

const FILES: ReadonlyMap<string, FilePath> = new Map(
  ['library', 'rates'].flatMap((name) =>
    [`../src/${name}`, `./${name}`].map((specifier) => [specifier, filePath(`src/${name}.ts`)] as const),
  ),
);
