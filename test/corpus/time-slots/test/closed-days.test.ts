import { expect, it, vi } from 'vitest';
import { closedDays } from '../src/calendar';
import * as holidays from '../src/state-holidays';

vi.mock('../src/state-holidays', () => ({ stateHolidays: vi.fn(() => ['2030-01-01', '2030-05-01']) }));

it('CAL-3: should return the closed days of the year', () => {
  expect(closedDays(2030)).toEqual(['2030-01-01', '2030-05-01']);
});

it('CAL-3: should look the holidays up', () => {
  closedDays(2031);
  expect(holidays.stateHolidays).toHaveBeenCalledWith(2031);
});
