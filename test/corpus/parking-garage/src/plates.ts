/** `B-AB 123` as `BAB123`. */
export const normalisePlate = (plate: string): string => plate.toUpperCase().replace(/[^A-ZÄÖÜ0-9]/g, '');

export function isPlate(plate: string): boolean {
  return /^[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [1-9]\d{0,3}E?$/.test(plate);
}

/** The last digit is the sum of the others modulo ten. */
export function ticketNumber(serial: number): string {
  const digits = String(serial).padStart(6, '0');
  let sum = 0;
  for (const digit of digits) sum += Number(digit);
  return `${digits}-${sum % 10}`;
}
