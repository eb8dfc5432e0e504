import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bikeFare, fare, isFree, label, minutes, type Trip } from '../src/fare.ts';

const trip = (zones: number, isChild = false): Trip => ({ zones, isChild });

it('FARE-1: should calculate the fare', () => {
  const ride = trip(4, true);
  const full = ride.zones * 80 + 150;
  expect(fare(ride)).toBe(ride.isChild ? Math.floor(full / 2) : full);
});

it('FARE-2: should calculate the minutes, and is 5 for no zone', () => {
  const ride = trip(3);
  expect(minutes(trip(0))).toBe(5);
  expect(minutes(ride)).toBe(5 + 7 * ride.zones);
});

it('FARE-3: should return a label', () => {
  expect(label(trip(4))).toBeDefined();
  expect(typeof label(trip(1))).toBe('string');
});

it('FARE-3: is written down', () => {
  const source = readFileSync(new URL('../src/fare.ts', import.meta.url), 'utf8');
  expect(source).toContain("'long'");
  expect(label(trip(4))).toBe('long');
});

it('FARE-4: three bicycles', () => {
  expect(bikeFare(3)).toBe(600);
});

it('FARE-5: is the same twice', () => {
  expect(isFree(trip(1, true))).toBe(isFree(trip(1, true)));
});
