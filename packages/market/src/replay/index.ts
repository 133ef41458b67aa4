export { replayInMarket } from "./market.ts";
