import { customType, integer } from "drizzle-orm/pg-core";

/** The world a row belongs to. It leads every key, so that no row can point into another world. */
export const worldId = () => integer().notNull();

/** An instant or a span of a world's clock in milliseconds: a bigint that is always a safe integer (domain `ms`). */
export const ms = customType<{ data: number; driverData: number | string }>({ dataType: () => "ms", fromDriver: Number });

/** An amount in minor units of the row's currency: a bigint that is always a safe integer (domain `minor`). */
export const minor = customType<{ data: number; driverData: number | string }>({ dataType: () => "minor", fromDriver: Number });
