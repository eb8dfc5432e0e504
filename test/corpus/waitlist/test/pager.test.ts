import { describe, expect, it, vi } from 'vitest';
import { guarded, page, pageNext, type Sender } from '../src/pager.ts';
import { ada, aList, bo } from './support/parties.ts';

class FakeSender implements Sender {
  readonly sent: [string, string][] = [];
  private readonly fails: number;
  constructor(fails = 0) {
    this.fails = fails;
  }
  async send(to: string, text: string) {
    this.sent.push([to, text]);
    return this.sent.length <= this.fails ? { ok: false, id: '' } : { ok: true, id: `m-${this.sent.length}` };
  }
}

describe('PAGE-1 paging', () => {
  it('tries again', async () => {
    expect(await page(new FakeSender(2), 'Ada', 'hi')).toBe('m-3');
  });

  it('gives up after three', async () => {
    const sender = new FakeSender(9);
    expect(await page(sender, 'Ada', 'hi')).toBeNull();
    expect(sender.sent).toHaveLength(3);
  });

  it('should hand the text to the sender', async () => {
    const sender: Sender = {
      async send(to, text) {
        expect(to).toBe('Ada');
        expect(text).toBe('hi');
        return { ok: true, id: 'x' };
      },
    };
    await page(sender, 'Ada', 'hi');
  });

  it('should pass text in a mock implementation', async () => {
    const send = vi.fn(async (to: string, text: string) => {
      expect([to, text]).toEqual(['Ada', 'hi']);
      return { ok: true, id: 'x' };
    });
    await page({ send }, 'Ada', 'hi');
  });

  it('checks the text inside and the id outside', async () => {
    const send = vi.fn(async (to: string, text: string) => {
      expect([to, text]).toEqual(['Ada', 'hi']);
      return { ok: true, id: 'x' };
    });
    expect(await page({ send }, 'Ada', 'hi')).toBe('x');
  });

  it('should just work', async () => {
    const id = await page(new FakeSender(), 'Ada', 'hi');
    expect(id);
  });

});

describe('PAGE-2 paging the next', () => {
  it('pages by name', async () => {
    const sender = new FakeSender();
    await pageNext(aList(bo, ada), sender, 7, 2);
    expect(sender.sent).toEqual([['Ada', 'Table 7 is ready for 2']]);
  });

  it('should page', async () => {
    const sender = new FakeSender();
    const id = await pageNext(aList(bo, ada), sender, 7, 2);
    expect(id).toBeTruthy();
    expect(sender).toBeInstanceOf(FakeSender);
  });

});

describe('PAGE-3 guarded', () => {
  it('gives the result', () => {
    expect(guarded(() => 4)).toBe(4);
  });

  it('should run the job', () => {
    guarded(() => {
      expect(1 + 1).toBe(2);
    });
  });

  it('tells the error', () => {
    const told: unknown[] = [];
    expect(
      guarded(
        () => {
          throw new Error('boom');
        },
        (error) => told.push(error),
      ),
    ).toBeUndefined();
    expect(told).toEqual([new Error('boom')]);
  });

  it('hands the error on to the callback', () => {
    expect.assertions(1);
    guarded(
      () => {
        throw new Error('boom');
      },
      (error) => {
        expect(error).toEqual(new Error('boom'));
      },
    );
  });
});
