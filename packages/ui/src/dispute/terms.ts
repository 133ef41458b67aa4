import { parseMoney, typedMoney, type MoneyView } from "../parts/money-format.ts";
import type { LineShape, TermsShape } from "../order/shapes.ts";

/** Terms as they are being written: the amount as typed, and which lines would go back. */
export interface TermsDraft {
  readonly amount: string;
  readonly withReturn: boolean;
  readonly lines: readonly number[];
}

/** What bounds them: the rest that can be refunded, the order's lines, and whether nothing is an answer too. */
export interface TermsLimits {
  readonly refundable: MoneyView;
  readonly lines: readonly LineShape[];
  readonly least: 0 | 1;
}

export type TermsProblem = "no_amount" | "too_little" | "too_much" | "no_lines";

/** Terms as the API takes them; all lines are said by naming none. */
interface WrittenTerms {
  readonly amount: number;
  readonly withReturn: boolean;
  readonly lines: number[];
}

/** A first draft: all that can still be refunded, all lines. */
export const fullTerms = ({ refundable, lines }: Pick<TermsLimits, "refundable" | "lines">, withReturn = false): TermsDraft => ({
  amount: typedMoney(refundable),
  withReturn,
  lines: lines.map(({ no }) => no),
});

/** Terms that stand, as a draft to start from. */
export const draftOf = ({ amount, withReturn, lines: named }: TermsShape, lines: readonly LineShape[]): TermsDraft => ({
  amount: typedMoney(amount),
  withReturn,
  lines: named.length === 0 ? lines.map(({ no }) => no) : named,
});

const isPart = (draft: TermsDraft, lines: readonly LineShape[]): boolean => draft.withReturn && draft.lines.length < lines.length;

/** At most this can be asked for: the refundable rest, and of lines that go back no more than they cost. */
export const mostOf = (draft: TermsDraft, { refundable, lines }: Pick<TermsLimits, "refundable" | "lines">): MoneyView => {
  if (!isPart(draft, lines)) return refundable;
  const cost = lines.filter(({ no }) => draft.lines.includes(no)).reduce((sum, { total }) => sum + total.amount, 0);
  return { ...refundable, amount: Math.min(refundable.amount, cost) };
};

/** The draft as terms, or what is wrong with it. Whether the order can carry them out is the law's to say. */
export const readTerms = (draft: TermsDraft, limits: TermsLimits): { terms: WrittenTerms; problem: null } | { terms: null; problem: TermsProblem } => {
  const wrong = (problem: TermsProblem) => ({ terms: null, problem });
  const amount = parseMoney(draft.amount, limits.refundable.currency);
  if (draft.withReturn && draft.lines.length === 0) return wrong("no_lines");
  if (amount === null) return wrong("no_amount");
  if (amount < (draft.withReturn ? 1 : limits.least)) return wrong("too_little");
  if (amount > mostOf(draft, limits).amount) return wrong("too_much");
  return { terms: { amount, withReturn: draft.withReturn, lines: isPart(draft, limits.lines) ? [...draft.lines] : [] }, problem: null };
};

/** Another choice of lines: an amount that was all of what was possible, or more than now is, becomes all of what is. */
export const withLines = (draft: TermsDraft, change: Partial<Pick<TermsDraft, "withReturn" | "lines">>, limits: TermsLimits): TermsDraft => {
  const next = { ...draft, ...change };
  const amount = parseMoney(draft.amount, limits.refundable.currency);
  const most = mostOf(next, limits);
  const all = amount !== null && (amount === mostOf(draft, limits).amount || amount > most.amount);
  return all ? { ...next, amount: typedMoney(most) } : next;
};
