/** What of the market needs no database: a recording replayed in memory, and what the market answers when it cannot do something. */
export * from "./errors.ts";
export { replayInMemory } from "./replay/memory.ts";
export { summaryOf, type Replayed, type ReplaySummary } from "./replay/report.ts";
