/** Code that holds its own tests is read as two modules: the code, and a test file that imports all of it. No place changes. */
import { getOuterBindingIdentifiers, type Statement } from '@babel/types';
import { filePath, type FilePath } from '../../model/ids.ts';
import { byPosition, type Location, type Position, type Span } from '../../model/location.ts';
import type { TestOracle } from '../../model/oracle.ts';
import type { SourceFile } from '../../model/source-file.ts';
import type { TestDeclaration } from '../../model/suite.ts';
import { inSourceTests } from '../../syntax/in-source-tests.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { spanOf } from '../../syntax/place.ts';
import type { OracleInput } from '../oracle-input.ts';

export interface DividedInput {
  readonly input: OracleInput;
  /** With the places as they are in the project. */
  readonly joined: (oracle: TestOracle) => TestOracle;
}

export function divideInSource(input: OracleInput): DividedInput {
  const testFiles = new Set(input.tests.map(({ declaration }) => declaration.file));
  const divided = new Map(
    input.sources
      .filter(({ path }) => testFiles.has(path))
      .flatMap((source) => {
        const modules = divide(source);
        return modules === undefined ? [] : [[source.path, modules] as const];
      }),
  );
  if (divided.size === 0) return { input, joined: (oracle) => oracle };
  const homes = new Map([...divided].map(([path, { tests }]) => [tests.path, path]));
  const away = (file: FilePath): FilePath => divided.get(file)?.tests.path ?? file;
  const home = (file: FilePath): FilePath => homes.get(file) ?? file;
  return {
    input: {
      ...input,
      tests: input.tests.map((test) => ({ ...test, declaration: movedDeclaration(test.declaration, away) })),
      sources: input.sources.flatMap((source) => {
        const modules = divided.get(source.path);
        return modules === undefined ? [source] : [modules.code, modules.tests];
      }),
      resolve: (from, specifier) => (specifier === CODE ? home(from) : input.resolve(home(from), specifier)),
    },
    joined: (oracle) => movedOracle(oracle, home, homes),
  };
}

/** As which the tests import the code around them. */
const CODE = './the-code-around-it';
/** As long as `import.meta.vitest`, so that nothing behind it moves. */
const VITEST = 'assayOwnVitest__18';

interface Modules {
  readonly code: SourceFile;
  readonly tests: SourceFile;
}

/** `undefined` where it holds no tests. */
function divide(source: SourceFile): Modules | undefined {
  const { path, text } = source;
  const spans = inSourceTests(source);
  const parsed = parseSource(source);
  if (spans.length === 0 || !parsed.ok) return undefined;
  const { body } = parsed.ast.program;
  const imports = body.filter(({ type }) => type === 'ImportDeclaration').map((node) => spanOf(path, node));
  const names = body.flatMap(valuesIn).join(', ');
  const exported = new Set(body.flatMap((statement) => (isExport(statement) ? valuesIn(statement) : [])));
  const unexported = body.flatMap(valuesIn).filter((name) => !exported.has(name));
  const tests = kept(text, [...imports, ...spans]).replaceAll('import.meta.vitest', VITEST);
  return {
    code: { path, text: `${blanked(text, spans)}\nexport { ${unexported.join(', ')} };` },
    tests: {
      path: filePath(path.replace(/(\.\w+)$/, '.in-source.test$1')),
      text: `${tests}\nimport { ${names} } from '${CODE}';\nimport * as ${VITEST} from 'vitest';`,
    },
  };
}

const isExport = ({ type }: Statement): boolean => type === 'ExportNamedDeclaration';

/** The names of what a statement at the top declares, types left out. */
function valuesIn(statement: Statement): readonly string[] {
  const isExported = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  const declaration = isExported ? statement.declaration : statement;
  switch (declaration?.type) {
    case 'ClassDeclaration':
    case 'FunctionDeclaration':
    case 'VariableDeclaration':
      return Object.keys(getOuterBindingIdentifiers(declaration));
    case 'TSEnumDeclaration':
      return [declaration.id.name];
    default:
      return [];
  }
}

const blanked = (text: string, spans: readonly Span[]): string => withoutPlaces(text, (at) => isWithin(at, spans));

const kept = (text: string, spans: readonly Span[]): string => withoutPlaces(text, (at) => !isWithin(at, spans));

const isWithin = (at: Position, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => byPosition(start, at) <= 0 && byPosition(at, end) < 0);

const withoutPlaces = (text: string, isGone: (at: Position) => boolean): string =>
  text
    .split('\n')
    .map((line, index) =>
      line.replace(/[^\r]/g, (one, at: number) => (isGone({ line: index + 1, column: at + 1 }) ? ' ' : one)),
    )
    .join('\n');

type Move = (file: FilePath) => FilePath;

const movedPlace = <Place extends Location | Span>(place: Place, move: Move): Place => ({
  ...place,
  file: move(place.file),
});

const movedDeclaration = (declaration: TestDeclaration, move: Move): TestDeclaration => ({
  ...declaration,
  file: move(declaration.file),
  location: movedPlace(declaration.location, move),
  span: movedPlace(declaration.span, move),
});

function movedOracle(oracle: TestOracle, move: Move, homes: ReadonlyMap<FilePath, FilePath>): TestOracle {
  const spoken = (message: string): string =>
    [...homes].reduce((text, [away, home]) => text.replaceAll(away, home), message);
  return {
    ...oracle,
    assertions: oracle.assertions.map((span) => movedPlace(span, move)),
    suspicions: oracle.suspicions.map((suspicion) => ({
      ...suspicion,
      message: spoken(suspicion.message),
      location: movedPlace(suspicion.location, move),
      assertion: suspicion.assertion && movedPlace(suspicion.assertion, move),
    })),
  };
}
