/** Which function of the code under test a call runs. */
import { isClass, isFunction } from '@babel/types';
import type { Class, Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import { staticName } from '../../syntax/static-name.ts';
import { functionOf, methodIn } from '../interpret/call-function.ts';
import type { TopLevel } from '../modules/module-record.ts';
import type { ProjectModules } from '../modules/project-modules.ts';
import { propertyName } from '../terms/build-member.ts';
import type { BoundTerm, CallTerm, DeclaredTerm, MemberTerm, Term } from '../terms/term.ts';

export interface Method {
  readonly name: string;
  readonly file: FilePath;
  readonly node: Node;
  readonly owner: Class | undefined;
}

/** A class where it is declared. */
export interface ClassPlace {
  readonly node: Class;
  readonly file: FilePath;
}

export interface MethodPorts {
  readonly modules: ProjectModules;
  readonly isSubject: (file: FilePath) => boolean;
  /** What a name stands for in a file. */
  readonly lookUp: (name: string, file: FilePath) => Term | undefined;
  /** What a call of code under test gives. */
  readonly unfold: (call: CallTerm) => Term | undefined;
}

export class MethodFinder {
  readonly #ports: MethodPorts;
  readonly #owners = new Map<Node, Class>();
  readonly #receivers = new WeakMap<BoundTerm, ClassPlace>();

  constructor(ports: MethodPorts) {
    this.#ports = ports;
  }

  /** Says that a bound term stands for an object of a class. */
  isReceiver(receiver: BoundTerm, owner: ClassPlace): void {
    this.#receivers.set(receiver, owner);
  }

  /** The method of the class around a function. */
  siblingOf(name: string, { node, file }: { readonly node: Node; readonly file: FilePath }): Method | undefined {
    const owner = this.#owners.get(node);
    const method = owner && methodIn(owner.body, name, false);
    return owner && method && this.#owned(method, { owner, file, name });
  }

  /** Every function and method that a file declares at its top level. */
  methodsIn(file: FilePath): readonly Method[] {
    const declarations = this.#ports.modules.record(file)?.declarations ?? new Map<string, TopLevel>();
    return [...declarations].flatMap(([name, { node }]) => this.#methodsOf(node, { file, name }));
  }

  #methodsOf(node: Node, { file, name }: { readonly file: FilePath; readonly name: string }): readonly Method[] {
    if (isFunction(node)) return [{ name, file, node, owner: undefined }];
    const members = isClass(node) ? node.body.body : [];
    return members.flatMap((member) => {
      const key = 'key' in member ? staticName(member.key, false) : undefined;
      const method =
        key === undefined || !isClass(node) ? undefined : this.#owned(member, { owner: node, file, name: key });
      return method ? [method] : [];
    });
  }

  getterOf(term: MemberTerm): Method | undefined {
    const name = propertyName(term);
    const method = name === undefined ? undefined : this.#methodOfObject(term.object, name, MAX_HOPS);
    return method !== undefined && isGetter(method) ? method : undefined;
  }

  /** The function that a call runs, if it is of the code under test and it is known which. */
  methodOf({ callee, isNew }: CallTerm): Method | undefined {
    if (isNew) return undefined;
    if (callee.kind === 'declared') return this.functionNamed(callee.file, callee.name);
    const name = propertyName(callee);
    if (callee.kind !== 'member' || name === undefined) return undefined;
    return this.#methodOfObject(callee.object, name, MAX_HOPS);
  }

  #methodOfObject(object: Term, name: string, hops: number): Method | undefined {
    if (hops === 0) return undefined;
    const next = (inner: Term): Method | undefined => this.#methodOfObject(inner, name, hops - 1);
    switch (object.kind) {
      case 'declared':
        return this.memberNamed(object, name);
      case 'bound': {
        const owner = this.#receivers.get(object);
        return owner && this.#methodInClass(owner.node, owner.file, { name, isStatic: false });
      }
      case 'choice':
        return next(object.then) ?? next(object.otherwise);
      case 'call': {
        if (object.isNew)
          return object.callee.kind === 'declared' ? this.methodOfInstance(object.callee, name) : undefined;
        const made = this.#ports.unfold(object);
        return made && next(made);
      }
      default:
        return undefined;
    }
  }

  /** A method or getter of the objects of a class. */
  methodOfInstance(made: DeclaredTerm, name: string): Method | undefined {
    const found = this.classNamed(made);
    return found && this.#methodInClass(found.node, found.file, { name, isStatic: false });
  }

  classNamed({ file, name }: DeclaredTerm): ClassPlace | undefined {
    const node = this.#ports.modules.declaration(file, name)?.node;
    return isClass(node) ? { node, file } : undefined;
  }

  /** A static method, or a function in a constant object. */
  memberNamed({ file, name: owner }: DeclaredTerm, name: string): Method | undefined {
    const found = this.#ports.modules.declaration(file, owner);
    if (found === undefined) return undefined;
    if (isClass(found.node)) return this.#methodInClass(found.node, file, { name, isStatic: true });
    if (found.node.type !== 'ObjectExpression') return undefined;
    for (const property of found.node.properties) {
      if (property.type === 'SpreadElement' || staticName(property.key, property.computed) !== name) continue;
      const node = property.type === 'ObjectMethod' ? property : property.value;
      if (isFunction(node)) return { name: `${owner}.${name}`, file, node, owner: undefined };
    }
    return undefined;
  }

  #methodInClass(
    node: Class,
    file: FilePath,
    { name, isStatic }: { readonly name: string; readonly isStatic: boolean },
  ): Method | undefined {
    const method = methodIn(node.body, name, isStatic);
    if (method !== undefined) return this.#owned(method, { owner: node, file, name });
    if (node.superClass?.type !== 'Identifier') return undefined;
    const parent = this.#ports.lookUp(node.superClass.name, file);
    const found = parent?.kind === 'declared' ? this.classNamed(parent) : undefined;
    return found === undefined || found.node === node
      ? undefined
      : this.#methodInClass(found.node, found.file, { name, isStatic });
  }

  #owned(
    method: Node,
    { owner, file, name }: { readonly owner: Class; readonly file: FilePath; readonly name: string },
  ): Method | undefined {
    const node = functionOf(method);
    if (!isFunction(node)) return undefined;
    this.#owners.set(node, owner);
    return { name: `${owner.id?.name ?? 'default'}.${name}`, file, node, owner };
  }

  functionNamed(file: FilePath, name: string): Method | undefined {
    const found = this.#ports.modules.declaration(file, name);
    if (found === undefined) {
      const term = this.#ports.isSubject(file) ? this.#ports.lookUp(name, file) : undefined;
      return term?.kind === 'declared' && term.file !== file ? this.functionNamed(term.file, term.name) : undefined;
    }
    if (!this.#ports.isSubject(file) || !isFunction(found.node)) return undefined;
    return { name, file, node: found.node, owner: undefined };
  }
}

/** How many values are looked through to find an object's class. */
const MAX_HOPS = 4;

export const isGetter = ({ node }: Method): boolean => 'kind' in node && node.kind === 'get';
