import { z } from "zod";

/** An amount in integer minor units with its ISO currency: 6934 USD is 69.34 dollars. */
export const money = z.object({ amount: z.int(), currency: z.string() }).meta({ id: "Money", description: "Integer minor units with an ISO currency" });
export type Money = z.infer<typeof money>;

/** An instant of the world's clock (or of the wall, where the field says so), ISO 8601 in UTC. */
export const instant = z.string().meta({ id: "Instant", format: "date-time", description: "ISO 8601, UTC" });
export type Instant = z.infer<typeof instant>;

/** A span of time, ISO 8601: "PT72H". */
export const duration = z.string().meta({ id: "Duration", format: "duration", description: "ISO 8601 duration" });

const spelled = /^P(?=[\dT])(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,8}H)?(?:\d{1,9}M)?(?:\d{1,10}(?:\.\d{1,3})?S)?)?$/;
const short = /^\d{1,10}(?:ms|s|m|h|d)$/;

/** A span as people and programs write it: ISO 8601 ("PT72H", "P3D") or short ("72h", "3d", "90s", "250ms"). */
export const durationInput = z
  .string()
  .max(40)
  .refine((text) => spelled.test(text) || short.test(text), { error: "a duration such as PT72H, P3D, 72h or 3d" })
  .meta({ description: "ISO 8601 duration, or 72h, 3d, 15m, 90s, 250ms" });

/** An instant as programs write it, with an offset or Z. */
export const instantInput = z.iso.datetime({ offset: true });

/** The opaque public name of a world. */
export const slug = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9-]+$/i, { error: "a world's name holds letters, digits and dashes" });

/** A number inside a world: orders, people, listings, variants, stores, coupons. */
export const id = z.int().positive().max(2_147_483_647);
export const orderNo = id.meta({ description: "Order number, counted from 1001 in each world" });

/** PostgreSQL keeps no NUL, and a lone surrogate is no character. */
function storable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/** Text from outside, at most so long; every string of an input is made of this or of something narrower. */
export const text = (max: number) => z.string().max(max).refine(storable, { error: "text without NUL and without broken characters" });

/** Where the next page starts: opaque, from the answer before. */
export const cursor = text(200);
export const limit = z.int().min(1).max(100);
export const search = text(200);
/** A text a person writes; kept byte for byte. */
export const note = text(2_000);
/** A name or a title: something in it, and no spaces around it. */
export const shortText = text(200).trim().min(1);

/** A closed vocabulary of the law that may grow: typed as the union, checked as text, so that a new word is no server error. */
export const word = <T extends string>(description: string): z.ZodType<T, T> => z.string().meta({ description }) as unknown as z.ZodType<T, T>;

export const address = z
  .object({ name: z.string(), street: z.string(), city: z.string(), postcode: z.string(), country: z.string(), phone: z.string() })
  .meta({ id: "Address" });
export const addressInput = z.strictObject({
  name: shortText,
  street: shortText,
  city: shortText,
  postcode: text(20).trim().min(1),
  country: shortText,
  phone: text(40).trim(),
});
