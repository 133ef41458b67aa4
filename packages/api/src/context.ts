import type { Portal } from "./contract/session.ts";
import type { House } from "./house.ts";

/** A world as far as the door needs to know it. */
export interface WorldRef {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly scenario: string;
  readonly sandbox: boolean;
  readonly currency: string;
  readonly timeZone: string;
}

/** A person proven by a portal's session or by a token. */
export interface Somebody {
  readonly kind: "person";
  readonly via: "session" | "token";
  readonly world: WorldRef;
  readonly personId: number;
  readonly role: Portal;
  readonly storeId: number | null;
  readonly accountId: string | null;
  /** What rate limits, audit and "this session" go by; never the secret itself. */
  readonly credential: string;
}

/** Who is asking. A control token owns worlds and clocks and is nobody in any of them. */
export type Caller = { readonly kind: "anonymous" } | { readonly kind: "control"; readonly credential: string } | Somebody;

/** What the wire said beside the input. */
interface RequestFacts {
  readonly id: string;
  /** The portal it came through; null for programs. */
  readonly portal: Portal | null;
  readonly key: string | null;
  readonly address: string;
  /** The caller's secret as presented, for ending its own session; never logged. */
  readonly secret: string | null;
}

/** Headers of the answer; the cookie of a portal above all. */
export interface Reply {
  setHeader(name: string, value: string): void;
}

export interface ApiContext {
  readonly house: House;
  readonly caller: Caller;
  readonly request: RequestFacts;
  readonly reply: Reply;
}
