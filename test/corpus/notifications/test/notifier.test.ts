import { describe, expect, test as base, vi } from 'vitest';
import { isQuiet, Notifier, type Notice, type User } from '../src/notifier';
import night from './fixtures/night.json';
import { PostOffice } from './support/post-office';
import { at, shouldBeQuiet } from './support/quiet-hours';

interface Setting {
  office: PostOffice;
  clock: { time: Date; now(): Date };
  notifier: Notifier;
}

const test = base.extend<Setting>({
  office: async ({}, use) => use(new PostOffice()),
  clock: async ({}, use) => {
    const clock = { time: at('12:00'), now: () => clock.time };
    await use(clock);
  },
  notifier: async ({ office, clock }, use) => use(new Notifier(office, clock)),
});

const ada: User = { email: 'ada@example.org', name: 'Ada' };
const notice = (over: Partial<Notice> = {}): Notice => ({
  topic: 'builds',
  subject: 'Hello {name}',
  text: 'Build 7 failed, {name}',
  ...over,
});

describe('NOTE-1 mailing', () => {
  test('sends the filled text to the address', async ({ office, notifier }) => {
    expect(await notifier.notify(ada, notice())).toEqual({ status: 'sent', id: 'mail-1' });
    expect(office.sent).toEqual([{ to: 'ada@example.org', subject: 'Hello Ada', text: 'Build 7 failed, Ada' }]);
  });

  test('says nothing about a muted topic', async ({ office, notifier }) => {
    const outcome = await notifier.notify({ ...ada, muted: ['builds'] }, notice());
    expect(outcome.status).toBe('muted');
    expect(office.sent).toHaveLength(0);
  });

  test('should send to the right address', async ({ clock }) => {
    const mailer = { send: vi.fn().mockResolvedValue({ id: 'x' }) };
    await new Notifier(mailer, clock).notify(ada, notice());
    expect(mailer.send).toHaveBeenCalledWith(expect.objectContaining({ to: 'ada@example.org' }));
  });

  test('should notify the user', async ({ notifier }) => {
    const outcome = await notifier.notify(ada, notice());
    console.log('outcome', outcome);
  });

  test('should pass the subject to the mailer', async ({ notifier }) => {
    const mailer = {
      send: vi.fn(async (mail: { subject: string }) => {
        expect(mail.subject).toBe('Hello Ada');
        return { id: 'mail-9' };
      }),
    };
    await notifier.notify(ada, notice());
    mailer.send.mockClear();
  });

  test('should be the original code', async ({ notifier }) => {
    const harness = (globalThis as Record<string, unknown>)['__stryker__'] as { activeMutant?: string } | undefined;
    if (harness?.activeMutant !== undefined) throw new Error('changed');
    const outcome = await notifier.notify(ada, notice());
    expect(outcome).toBeDefined();
  });
});

describe('NOTE-2 quiet hours', () => {
  base.each([
    ['21:59', false],
    ['22:00', true],
    ['06:59', true],
    ['07:00', false],
  ])('at %s: %s', (time, quiet) => {
    expect(isQuiet(at(time))).toBe(quiet);
  });

  base('last nine hours of each day', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => isQuiet(new Date(Date.UTC(2026, 4, 4, hour, 30))));
    expect(hours.filter(Boolean)).toHaveLength(9);
    expect(hours).toEqual([...Array(7).fill(true), ...Array(15).fill(false), true, true]);
  });

  base('should be quiet at night', () => {
    for (const time of ['03:00', '12:00', '22:30']) {
      expect(isQuiet(at(time))).toBe(shouldBeQuiet(at(time)));
    }
  });

  base('should know the quiet hours', () => {
    const quiet = (hour: number): boolean => hour >= 22 || hour < 7;
    expect(quiet(23)).toBe(true);
    expect(quiet(12)).toBe(false);
  });
});

describe('NOTE-3 throttling', () => {
  test('lets the next mail through after exactly an hour', async ({ clock, office, notifier }) => {
    const start = clock.time.getTime();
    await notifier.notify(ada, notice());
    clock.time = new Date(start + 60 * 60 * 1000 - 1);
    expect((await notifier.notify(ada, notice())).status).toBe('throttled');
    clock.time = new Date(start + 60 * 60 * 1000);
    expect((await notifier.notify(ada, notice())).status).toBe('sent');
    expect(office.sent).toHaveLength(2);
  });

  test('counts topics and users apart', async ({ office, notifier }) => {
    await notifier.notify(ada, notice());
    await notifier.notify(ada, notice({ topic: 'billing' }));
    await notifier.notify({ ...ada, email: 'bo@example.org' }, notice());
    expect(office.sent.map(({ to }) => to)).toEqual(['ada@example.org', 'ada@example.org', 'bo@example.org']);
  });
});

describe('NOTE-4 flushing', () => {
  test('sends one mail an address, as the fixture has it', async ({ clock, office, notifier }) => {
    clock.time = at('23:00');
    for (const [i, { to, text }] of night.notices.entries()) {
      await notifier.notify({ email: to, name: 'Bo' }, { topic: `t${i}`, subject: 'On call', text });
    }
    expect(await notifier.flush()).toBe(2);
    expect(office.sent).toEqual(night.mails);
  });

  test('has nothing left to send the second time', async ({ clock, office, notifier }) => {
    clock.time = at('05:00');
    await notifier.notify(ada, notice());
    await notifier.flush();
    const sent = [...office.sent];
    expect(await notifier.flush()).toBe(0);
    expect(office.sent).toEqual(sent);
  });
});
