export { replayInMarket } from "./market.ts";
export { replayInMemory } from "./memory.ts";
export { summaryOf, type Replayed, type ReplaySummary } from "./report.ts";
