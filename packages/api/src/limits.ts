import { isIPv6 } from "node:net";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { ApiContext, Caller } from "./context.ts";
import { TooMany } from "./errors.ts";
import type { Pace } from "./policy.ts";

/** How many calls in how many seconds. */
type Allowance = readonly [calls: number, seconds: number];

/** Whose purse a call comes out of: a stranger's address, a person's session, a person of a sandbox (wide enough for storms), a control token. */
type Purse = "stranger" | "person" | "sandbox" | "control";

const allowances: Readonly<Record<Pace, Readonly<Record<Purse, Allowance>>>> = {
  read: { stranger: [200, 1], person: [100, 1], sandbox: [5_000, 1], control: [10_000, 1] },
  write: { stranger: [60, 1], person: [30, 1], sandbox: [5_000, 1], control: [10_000, 1] },
  sign_in: { stranger: [60, 60], person: [60, 60], sandbox: [600, 60], control: [600, 60] },
  continue_as: { stranger: [100, 1], person: [100, 1], sandbox: [1_000, 1], control: [1_000, 1] },
  register: { stranger: [30, 3_600], person: [30, 3_600], sandbox: [300, 3_600], control: [300, 3_600] },
  advance: { stranger: [60, 1], person: [2, 1], sandbox: [100, 1], control: [1_000, 1] },
};

/** Wrong passwords per account and address: five a minute, whoever asks. */
const failures = new RateLimiterMemory({ keyPrefix: "failed_sign_in", points: 5, duration: 60 });

export interface Limits {
  /** Takes one call out of the caller's purse. Throws `TooMany` with the seconds to wait. */
  spend(ctx: ApiContext, pace: Pace): Promise<void>;
}

/** Limits held in this process's memory, counted per call and not per HTTP request. */
export function createLimits(): Limits {
  const limiters = new Map<string, RateLimiterMemory>();
  const limiterOf = (pace: Pace, purse: Purse): RateLimiterMemory => {
    const name = `${pace}:${purse}`;
    const known = limiters.get(name);
    if (known) return known;
    const [points, duration] = allowances[pace][purse];
    const made = new RateLimiterMemory({ keyPrefix: name, points, duration });
    limiters.set(name, made);
    return made;
  };
  return {
    async spend(ctx, pace) {
      await take(limiterOf(pace, purseOf(ctx.caller)), ctx.caller.kind === "anonymous" ? networkOf(ctx.request.address) : ctx.caller.credential);
    },
  };
}

/** Counts a failed sign-in; from the sixth in a minute on the next attempt has to wait. */
export const noteFailedSignIn = (email: string, address: string): Promise<void> => take(failures, `${email.toLowerCase()}|${networkOf(address)}`);
export async function mayTryToSignIn(email: string, address: string): Promise<void> {
  const spent = await failures.get(`${email.toLowerCase()}|${networkOf(address)}`);
  if (spent && spent.consumedPoints >= 5) throw new TooMany(Math.max(1, Math.ceil(spent.msBeforeNext / 1_000)));
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (spent) {
    if (spent instanceof RateLimiterRes) throw new TooMany(Math.max(1, Math.ceil(spent.msBeforeNext / 1_000)));
    throw spent;
  }
}

const purseOf = (caller: Caller): Purse => {
  if (caller.kind === "anonymous") return "stranger";
  if (caller.kind === "control") return "control";
  return caller.world.sandbox ? "sandbox" : "person";
};

/** One subscriber of IPv6 owns a /64; single addresses would make the limit free to walk around. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  if (address.startsWith("::ffff:")) return address.slice(7);
  const [head = "", tail = ""] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === "" ? [] : tail.split(":");
  const groups = address.includes("::") ? [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0"), ...back] : front;
  return groups.slice(0, 4).join(":");
}
