import * as fc from "fast-check";

// Properties draw from the seed of the whole run: what failed once fails again.
fc.configureGlobal({ seed: Number(process.env.SOUK_SEED) });
