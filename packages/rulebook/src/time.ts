/** An instant or a span of the world's clock in whole milliseconds; instants count from 1970, UTC. The law never reads a clock. */
export type Ms = number;

export const seconds = (n: number): Ms => n * 1_000;
export const minutes = (n: number): Ms => n * 60_000;
export const hours = (n: number): Ms => n * 3_600_000;
export const days = (n: number): Ms => n * 86_400_000;
