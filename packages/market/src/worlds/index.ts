export { createWorld, deleteWorld, resetWorld } from "./create.ts";
export { ensureDemo } from "./demo.ts";
export { importCatalogue, type Imported, type ImportInput } from "./import.ts";
export { defaultStart, type WorldInput } from "./input.ts";
export { findWorld, getWorld, getWorldById, listWorlds, type World } from "./view.ts";
export { scenarioList, scenarioNames, type Overrides } from "../scenarios/index.ts";
