/** The pieces of a source that mean the same wherever they stand: what is compared to tell whether two versions of it differ. */
import { isStatement, traverseFast, type Node, type Statement } from '@babel/types';
import type { SourceFile } from '../../model/source-file.ts';
import { parseSource } from '../../syntax/parse-source.ts';

/** Offsets into the text of the source. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface CodeUnit extends Stretch {
  /** The body of a function that does, or returns, what the unit's text says, or that of a changed copy. */
  readonly asBody: (text: string) => string;
}

export interface SourceCode {
  /** The smallest unit around a stretch; `undefined` where none is. */
  readonly unitAround: (stretch: Stretch) => CodeUnit | undefined;
  /** Whether the stretch is a statement, or a `case`; otherwise it is an expression. */
  readonly isStatement: (stretch: Stretch) => boolean;
  /** Each name as it is written, `#` included. */
  readonly privateNames: ReadonlySet<string>;
}

/** There are no units in a source that does not parse. */
export function readCode(source: SourceFile): SourceCode {
  const units: CodeUnit[] = [];
  const statements = new Set<string>();
  const privateNames = new Set<string>();
  const parsed = parseSource(source);
  if (parsed.ok) {
    for (const statement of parsed.ast.program.body) units.push(...outerUnits(statement));
    traverseFast(parsed.ast, (node) => {
      units.push(...innerUnits(node));
      if (isStatement(node) || node.type === 'SwitchCase') statements.add(`${node.start} ${node.end}`);
      if (node.type === 'PrivateName') privateNames.add(`#${node.id.name}`);
    });
  }
  // The last that begins before a stretch and ends behind it is the smallest.
  units.sort((left, right) => left.start - right.start || right.end - left.end);
  return {
    unitAround: ({ start, end }) => units.findLast((unit) => unit.start <= start && end <= unit.end),
    isStatement: ({ start, end }) => statements.has(`${start} ${end}`),
    privateNames,
  };
}

/** Never a declaration as such: alone, what only other code refers to would look unused. */
function outerUnits(statement: Statement): CodeUnit[] {
  switch (statement.type) {
    case 'ExportDefaultDeclaration':
      return unit(statement.declaration, asValue);
    case 'ExportNamedDeclaration':
      return statement.declaration ? outerUnits(statement.declaration) : [];
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ init }) => (init ? unit(init, asValue) : []));
    case 'ClassDeclaration':
      return unit(statement, asValue);
    default:
      return unit(statement, (text) => text);
  }
}

function innerUnits(node: Node): CodeUnit[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return unit(node, asValue);
    case 'ObjectMethod':
      return unit(node, (text) => asValue(`{${text}}`));
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
    case 'StaticBlock':
      return unit(node, (text) => asValue(`class extends Base{${text}}`));
    default:
      return [];
  }
}

const unit = ({ start, end }: Node, asBody: CodeUnit['asBody']): CodeUnit[] =>
  typeof start === 'number' && typeof end === 'number' ? [{ start, end, asBody }] : [];

const asValue = (text: string): string => `return (${text}\n)`;
