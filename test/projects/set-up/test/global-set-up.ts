import type { TestProject } from 'vitest/node';

export function setup(project: TestProject): void {
  Reflect.apply(project.provide, project, ['rate', 19]);
}
