import { describe, expect, test } from "vitest";
import { contrast, dusk, iris, lapis, palm, pomegranate, saffron, sand, zellige } from "./palette.ts";

const hues = { zellige, saffron, pomegranate, lapis, palm, iris };

describe.each(Object.entries(hues))("%s", (_name, shades) => {
  test("carries white text on a filled button, also while hovered", () => {
    expect(contrast("#ffffff", shades[7])).toBeGreaterThanOrEqual(4.5);
    expect(contrast("#ffffff", shades[8])).toBeGreaterThanOrEqual(4.5);
  });

  test("is readable as text on its own tint, on the card and on the page in the light", () => {
    expect(contrast(shades[9], shades[1])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[7], "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[7], sand[1])).toBeGreaterThanOrEqual(4.5);
  });

  test("is readable as text on card and page in the dark", () => {
    expect(contrast(shades[4], dusk[7])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[4], dusk[8])).toBeGreaterThanOrEqual(4.5);
  });
});

test("quiet text is readable on every surface", () => {
  for (const surface of ["#ffffff", sand[0], sand[1], sand[2]]) expect(contrast(sand[6], surface)).toBeGreaterThanOrEqual(4.5);
  for (const surface of [dusk[6], dusk[7], dusk[8]]) expect(contrast(dusk[2], surface)).toBeGreaterThanOrEqual(4.5);
});
