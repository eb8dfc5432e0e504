import type { FilePath } from '../../model/ids.ts';
import { nextMade, type Thing, type Value } from './values.ts';

export interface Cell {
  /** `undefined` before its declaration is come to. */
  value: Value | undefined;
}

/** A file as it is rehearsed. */
export interface Unit {
  readonly file: FilePath;
  readonly isSubject: boolean;
  /** Whether it belongs to the language rather than to the project. */
  readonly isStandard?: boolean;
}

/** The variables of a stretch of code, and what is around it. */
export class Frame {
  readonly unit: Unit;
  readonly parent: Frame | undefined;
  readonly #cells = new Map<string, Cell>();
  /** `this`; an arrow function and a block find it around them. */
  self: Value | undefined;
  /** Where `super` looks for methods. */
  home: Thing | undefined;
  /** Makes the object, as the class above does, and keeps it as `this`; in a constructor. */
  makeParent: ((args: readonly Value[]) => Value) | undefined;
  /** What the function was called with, unless it is an arrow function. */
  args: readonly Value[] | undefined;
  /** Takes what a generator yields. */
  collect: ((value: Value) => void) | undefined;
  /** What has no greater number was there before it. */
  readonly birth = nextMade();
  /** Whether `var` is declared here. */
  readonly isFunction: boolean;

  constructor(unit: Unit, parent?: Frame, isFunction = false) {
    this.unit = unit;
    this.parent = parent;
    this.isFunction = isFunction;
  }

  declare(name: string, value: Value | undefined): void {
    this.#cells.set(name, { value });
  }

  own(name: string): Cell | undefined {
    return this.#cells.get(name);
  }

  find(name: string): Cell | undefined {
    return this.#cells.get(name) ?? this.parent?.find(name);
  }

  get functionFrame(): Frame {
    return this.isFunction || this.parent === undefined ? this : this.parent.functionFrame;
  }

  /** The nearest frame around that has something. */
  around<Part>(read: (frame: Frame) => Part | undefined): Part | undefined {
    return read(this) ?? this.parent?.around(read);
  }
}
