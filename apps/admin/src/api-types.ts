import type { RouterOutputs } from "@souk/portal";

type Admin = RouterOutputs["admin"];
export type OrderRow = Admin["orders"]["list"]["orders"][number];
export type StoryOutput = Admin["orders"]["story"];
export type Order = StoryOutput["order"];
export type TrialBalance = Admin["ledger"]["trialBalance"]["balances"][number];
export type AccountLine = TrialBalance["accounts"][number];
export type Account = Admin["ledger"]["account"];
export type Entry = Account["entries"][number];
export type Invariants = Admin["invariants"]["check"];
export type Due = Admin["deadlines"]["list"]["deadlines"][number];
export type Mail = Admin["outbox"]["list"]["mails"][number];
export type PolicyOutput = Admin["policy"]["get"];
export type Person = Admin["people"]["list"]["people"][number];
export type StoreRow = Admin["stores"]["list"]["stores"][number];
export type ConsoleRow = Admin["stores"]["console"]["stores"][number];
export type StorePage = Admin["stores"]["get"];
export type Standing = StorePage["standing"];
export type StoreAnswer = Standing["answers"][number];
export type Following = NonNullable<Standing["following"]>;
export type Score = StorePage["score"];
export type Signal = Score["signals"][number];
export type Complaint = StorePage["complaints"][number];
export type BlastRadius = Admin["stores"]["preview"]["radius"];
export type Buyer = Admin["buyers"]["list"]["buyers"][number];
export type DeskCounts = Admin["desks"]["list"]["counts"];
export type Act = Admin["audit"]["list"]["acts"][number];
export type Dispute = Order["disputes"][number];
export type Chargeback = Order["chargebacks"][number];
export type World = RouterOutputs["world"]["list"]["worlds"][number];
export type Scenario = RouterOutputs["world"]["scenarios"]["scenarios"][number];
export type Preview = RouterOutputs["clock"]["preview"];
export type AdvanceRow = RouterOutputs["clock"]["history"]["advances"][number];

/** A mail opened for reading: its row and what it looks like; no html where it cannot be rendered. */
export interface OpenMail {
  readonly mail: Mail;
  readonly subject: string;
  readonly html: string | null;
}
