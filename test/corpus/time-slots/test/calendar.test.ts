import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closedDays, freeSlots, nextWorkday, type Agenda } from '../src/calendar';
import { stateHolidays } from '../src/state-holidays';

describe('CAL-1: free slots', () => {
  const hours = { from: '09:00', to: '10:30' };
  let busyOn: ReturnType<typeof vi.fn<Agenda['busyOn']>>;

  beforeEach(() => {
    busyOn = vi.fn<Agenda['busyOn']>().mockResolvedValue([{ from: '09:15', to: '10:00' }]);
  });
  afterEach(() => {
    busyOn.mockReset();
  });

  it('leaves out every slot in which somebody is busy', async () => {
    await expect(freeSlots({ busyOn }, '2026-05-04', hours)).resolves.toEqual(['10:00']);
  });

  it('keeps a slot up to the minute in which somebody comes', async () => {
    busyOn.mockResolvedValue([
      { from: '09:30', to: '09:45' },
      { from: '10:20', to: '10:40' },
    ]);
    await expect(freeSlots({ busyOn }, '2026-05-04', hours)).resolves.toEqual(['09:00']);
  });

  it('asks the agenda for that day only', async () => {
    await freeSlots({ busyOn }, '2026-05-04', hours);
    expect(busyOn.mock.calls).toEqual([['2026-05-04']]);
  });

  it('should return all slots when the agenda is empty', () => {
    busyOn.mockResolvedValue([]);
    freeSlots({ busyOn }, '2026-05-04', hours).then((slots) => {
      expect(slots).toEqual(['09:00', '09:30', '10:00']);
    });
  });

  it('should load the busy windows of the day', async () => {
    const windows = [{ from: '11:00', to: '12:00' }];
    busyOn.mockResolvedValueOnce(windows);
    const busy = await busyOn('2026-05-05');
    expect(busy).toEqual(windows);
    expect(busy[0].from).toBe('11:00');
  });

  it('lets the error of the agenda through', async () => {
    expect.assertions(1);
    busyOn.mockRejectedValue(new Error('agenda is down'));
    try {
      await freeSlots({ busyOn }, '2026-05-04', hours);
    } catch (error) {
      expect(error).toHaveProperty('message', 'agenda is down');
    }
  });
});

describe('CAL-2: next workday', () => {
  it('is the next day within a week', () => {
    expect(nextWorkday('2026-05-04')).toBe('2026-05-05');
    expect(nextWorkday('2026-05-08')).toBe('2026-05-11');
    expect(nextWorkday('2026-12-31')).toBe('2027-01-01');
  });

  it('should return the following day on a Saturday', () => {
    const saturday = '2026-05-09';
    expect(nextWorkday(saturday)).toEqual('2026-05-10');
  });
});

describe('CAL-3: closed days', () => {
  it.each([2025, 2026, 2030])('should return the state holidays of %i', (year) => {
    const holidays = stateHolidays(year);
    expect(closedDays(year)).toEqual(holidays);
  });
});
