const surcharge = (hours: number): number => (hours < 24 ? 500 : hours < 48 ? 250 : 0);

export const express = (fee: number, hours: number): number => fee + surcharge(hours);
