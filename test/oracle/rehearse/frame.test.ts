import { identifier } from '@babel/types';
import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import { Frame } from '../../../src/oracle/rehearse/frame.ts';
import { NO_TRAIL, SubjectCall } from '../../../src/oracle/rehearse/values.ts';

describe('ORACLE-19: what a call finds and what it makes', () => {
  it('are told apart where it makes nothing but variables', () => {
    const file = filePath('src/code.ts');
    const unit = { file, isSubject: true };
    const before = new Frame(unit);
    const call = new SubjectCall({
      ...{
        node: identifier('f'),
        file,
        name: 'f',
        key: 'f()',
        given: NO_TRAIL,
        receiver: undefined,
        receivedFrom: new Set(),
      },
      ...{ isAhead: false, epoch: 0, acts: 0 },
    });
    expect([before.birth <= call.birth, new Frame(unit).birth <= call.birth]).toEqual([true, false]);
  });
});
