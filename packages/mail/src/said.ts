import type { Ms } from "@souk/rulebook";

/** Parameters of a notice as the row keeps them: instants in milliseconds, amounts in minor units of `currency`. */
export type Params = Readonly<Record<string, string | number>>;

/** A notice's parameters, ready to be said in one language. A parameter that a sentence needs and the notice lacks throws. */
export interface Said {
  /** The order's number as people write it. */
  readonly order: string;
  has(name: string): boolean;
  /** 1 or 0 in the row; absent is no. */
  is(name: string): boolean;
  text(name: string): string;
  code(name: string): string;
  money(name: string): string;
  /** An instant of the market's clock, with its zone. */
  when(name: string): string;
  count(name: string): number;
}

/** What turns values into words: the tag that formats dates and amounts, and the zone of the world. */
export interface Manner {
  readonly tag: string;
  readonly zone: string;
}

export function sayParams(template: string, params: Params, { tag, zone }: Manner): Said {
  const need = (name: string): string | number => {
    const value = params[name];
    if (value === undefined) throw new Error(`the mail "${template}" needs "${name}", which its notice does not carry`);
    return value;
  };
  const needNumber = (name: string): number => {
    const value = need(name);
    if (typeof value !== "number" || !Number.isSafeInteger(value))
      throw new Error(`"${name}" of the mail "${template}" is to be a whole number, not ${JSON.stringify(value)}`);
    return value;
  };
  return {
    get order() {
      return `#${needNumber("order")}`;
    },
    has: (name) => params[name] !== undefined && params[name] !== "",
    is: (name) => params[name] === 1,
    text: (name) => inert(String(need(name))),
    code: (name) => String(need(name)),
    money: (name) => formatMoney(needNumber(name), String(need("currency")), tag),
    when: (name) => formatInstant(needNumber(name), tag, zone),
    count: needNumber,
  };
}

/** What people typed, without line breaks and without the marks that turn text around; HTML is escaped where it is rendered. */
export const inert = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .trim();

function formatMoney(amount: number, currency: string, tag: string): string {
  const format = new Intl.NumberFormat(tag, { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const formatInstant = (at: Ms, tag: string, zone: string): string =>
  new Intl.DateTimeFormat(tag, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
    timeZoneName: "short",
  }).format(at);
