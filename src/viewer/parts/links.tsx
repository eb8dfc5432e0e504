import type { VNode } from 'preact';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf } from '../route.ts';
import { Foreign } from './foreign.tsx';

/** Ids of behaviours, each a link where the report has it. */
export const BehaviourLinks = ({
  ids,
  index,
}: {
  readonly ids: readonly string[];
  readonly index: ReportIndex;
}): VNode => (
  <>
    {ids.map((id, position) => (
      <span key={id}>
        {position > 0 && ', '}
        {index.behaviours.has(id.toWellFormed()) ? (
          <a class="id" href={hrefOf({ page: 'behaviour', id })}>
            <Foreign text={id} />
          </a>
        ) : (
          <Foreign text={id} />
        )}
      </span>
    ))}
  </>
);

/** A test by its name, a link where the report has it. */
export function TestLink({ id, index }: { readonly id: string; readonly index: ReportIndex }): VNode {
  const test = index.tests.get(id.toWellFormed());
  if (test === undefined) return <Foreign text={id} />;
  return (
    <a href={hrefOf({ page: 'test', id })}>
      <TestName name={test.name} />
    </a>
  );
}

/** The titles of a test, its own last. */
export const TestName = ({ name }: { readonly name: string }): VNode => (
  <bdi>
    {name.split(' > ').map((title, position) => (
      <>
        {position > 0 && <span class="crumb"> › </span>}
        <Foreign text={title} />
      </>
    ))}
  </bdi>
);
