import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Waitlist, WaitlistFull } from '../src/waitlist.ts';
import { ada, aList, bo, eventually, eventuallyOrFail, expectOrder, verifyWaitlist } from './support/parties.ts';

describe('WAIT-1 joining', () => {
  let list: Waitlist;
  beforeEach(() => {
    list = new Waitlist();
  });

  it('gives the first position', () => {
    expect(list.join(ada)).toBe(1);
  });

  it('should emit joined with position', () => {
    list.on('joined', ({ party, position }) => {
      expect(party).toEqual(ada);
      expect(position).toBe(1);
    });
    list.join(ada);
  });

  it('should notify about joining', () => {
    list.on('join' as 'joined', ({ position }) => {
      expect(position).toBe(1);
    });
    list.join(ada);
  });

  it('should listen after the fact', () => {
    list.join(ada);
    list.on('joined', ({ position }) => {
      expect(position).toBe(1);
    });
  });

  it('tells listeners the party and position', () => {
    const heard: unknown[] = [];
    list.on('joined', (event) => heard.push(event));
    list.join(ada);
    expect(heard).toEqual([{ party: { name: 'Ada', size: 2 }, position: 1 }]);
  });

  it('calls the listener with position', () => {
    const listener = vi.fn();
    list.on('joined', listener);
    list.join(bo);
    expect(listener).toHaveBeenCalledWith({ party: bo, position: 1 });
  });

  it('should keep the order of arrival', () => {
    list.join(ada);
    list.join(bo);
    expectOrder(list, ['Ada', 'Bo']);
  });

  it('keeps the order', () => {
    list.join(ada);
    list.join(bo);
    expect(expectOrder(list, ['Ada', 'Bo'])).toBe(true);
  });

  it('should hold a valid list', () => {
    list.join(ada);
    verifyWaitlist(list.snapshot());
  });

  it('should eventually be in order', async () => {
    list.join(ada);
    await eventually(() => expect(list.names()).toEqual(['Ada']));
  });

  it('is in order in the end', async () => {
    list.join(ada);
    await eventuallyOrFail(() => expect(list.names()).toEqual(['Ada']));
  });

});

describe('WAIT-2 a full list', () => {
  it('refuses with limit and code', () => {
    const list = new Waitlist(1);
    list.join(ada);
    try {
      list.join(bo);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'FULL', limit: 1 });
    }
  });

  it('refuses the one too many', () => {
    const list = new Waitlist(1);
    list.join(ada);
    expect(() => list.join(bo)).toThrow(WaitlistFull);
  });

  it('should not take a second party', () => {
    const list = new Waitlist(2);
    list.join(ada);
    try {
      list.join(bo);
      expect(list.names()).toEqual(['Ada']);
    } catch {
      // full
    }
  });

  it('should announce fullness', () => {
    const list = new Waitlist(1);
    list.on('full', ({ limit }) => expect(limit).toBe(1));
    list.join(ada);
  });

});

describe('WAIT-5 snapshot', () => {
  it('should report how many wait', () => {
    expect(aList(ada, bo).snapshot()).toEqual(expect.objectContaining({ waiting: 2, next: 'Ada' }));
  });

  it('counts the guests', () => {
    expect(aList(ada, bo).snapshot()).toMatchObject({ guests: 6 });
  });

});

describe('WAIT-6 throwing listeners', () => {
  it('reaches the second listener', () => {
    const list = new Waitlist();
    const second = vi.fn();
    list.on('left', () => {
      throw new Error('first');
    });
    list.on('left', second);
    expect(list.emit('left', { party: ada })).toBe(1);
    expect(second).toHaveBeenCalledOnce();
  });

  it('should go on after an error', () => {
    const list = aList(ada);
    list.on('left', () => {
      throw new Error('first');
    });
    list.on('left', ({ party }) => {
      expect(party.name).toBe('Ada');
    });
    list.leave('Ada');
  });
});

