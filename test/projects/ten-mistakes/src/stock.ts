export const left = (stock: number, sold: number): number => stock - sold;
