import type {
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Node,
  WhileStatement,
} from '@babel/types';
import { Frame } from './frame.ts';
import { membersOf } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import type { Ending, Place } from './stage.ts';
import { List, plain, type Value } from './values.ts';

export interface LoopPlace extends Place {
  readonly label: string | undefined;
  readonly play: (statement: Node, place: Place) => Ending;
}

/** What a loop's body leaves the loop with: `leave` says whether it ends here. */
function afterBody(ending: Ending, label: string | undefined): { readonly leave: boolean; readonly ending: Ending } {
  if (ending === undefined) return { leave: false, ending };
  if (ending.kind === 'return') return { leave: true, ending };
  const isOwn = ending.label === undefined || ending.label === label;
  if (ending.kind === 'continue' && isOwn) return { leave: false, ending: undefined };
  return { leave: true, ending: isOwn ? undefined : ending };
}

export function playForOf({ left, right, body, await: isAwaited }: ForOfStatement, place: LoopPlace): Ending {
  const { stage, frame } = place;
  const list = stage.evaluate(right, frame);
  // What is added to an array while the loop runs is gone through too.
  const live = list.raw instanceof List && !list.raw.isIterator ? list.raw : undefined;
  const once = live === undefined ? itemsOf(list, stage) : [];
  const itemAt = (index: number): Value | undefined => (live?.items ?? once)[index];
  let item = itemAt(0);
  for (let index = 0; item !== undefined; index += 1, item = itemAt(index)) {
    const after = playWith(left, isAwaited ? stage.awaited(item) : item, { body, place });
    if (after.leave) return after.ending;
  }
  return undefined;
}

export function playForIn({ left, right, body }: ForInStatement, place: LoopPlace): Ending {
  const { stage, frame } = place;
  const whole = stage.evaluate(right, frame);
  for (const [key] of membersOf(whole, stage)) {
    const after = playWith(left, stage.ledger.fresh(key, whole.trail), { body, place });
    if (after.leave) return after.ending;
  }
  return undefined;
}

function playWith(
  left: Node,
  item: Value,
  { body, place }: { readonly body: Node; readonly place: LoopPlace },
): { readonly leave: boolean; readonly ending: Ending } {
  const { stage, frame, label, play } = place;
  stage.ledger.step();
  const inner = new Frame(frame.unit, frame);
  const isDeclared = left.type === 'VariableDeclaration';
  const pattern = isDeclared ? left.declarations[0]?.id : left;
  if (pattern) stage.bind(pattern, item, { stage, frame: inner, mode: isDeclared ? 'declare' : 'assign' });
  return afterBody(play(body, { stage, frame: inner }), label);
}

export function playFor({ init, test, update, body }: ForStatement, place: LoopPlace): Ending {
  const { stage, frame, label, play } = place;
  let around = new Frame(frame.unit, frame);
  const names = namesOf(init);
  if (init?.type === 'VariableDeclaration') stage.run([init], around);
  else if (init) stage.evaluate(init, around);
  for (;;) {
    stage.ledger.step();
    const goesOn = test ? stage.evaluate(test, around) : plain(true);
    if (!goesOn.raw) return undefined;
    const inside = around;
    const after = afterBody(
      stage.ledger.under(goesOn, () => play(body, { stage, frame: inside })),
      label,
    );
    if (after.leave) return after.ending;
    around = copied(around, names);
    if (update) stage.evaluate(update, around);
  }
}

/** Each turn has variables of its own, which functions made in it keep. */
function copied(frame: Frame, names: readonly string[]): Frame {
  const next = new Frame(frame.unit, frame.parent);
  for (const name of names) next.declare(name, frame.own(name)?.value);
  return next;
}

const namesOf = (init: ForStatement['init']): readonly string[] =>
  init?.type === 'VariableDeclaration'
    ? init.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
    : [];

export function playWhile(node: WhileStatement | DoWhileStatement, place: LoopPlace): Ending {
  const { stage, frame, label, play } = place;
  let isFirst = node.type === 'DoWhileStatement';
  for (;;) {
    stage.ledger.step();
    const goesOn = isFirst ? plain(true) : stage.evaluate(node.test, frame);
    isFirst = false;
    if (!goesOn.raw) return undefined;
    const after = afterBody(
      stage.ledger.under(goesOn, () => play(node.body, place)),
      label,
    );
    if (after.leave) return after.ending;
  }
}
