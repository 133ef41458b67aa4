/** Ten shades per hue, even in perceived lightness. Shade 7 carries white text at 4.5:1 or better, 9 reads on 1, 3 and 4 read on the dark surfaces. */
export type Shades = readonly [string, string, string, string, string, string, string, string, string, string];

/** The glazed green of a zellige tile: everything one may press. */
export const zellige: Shades = ["#f0f9f7", "#def2ee", "#bbe5dd", "#90d3c7", "#63beaf", "#42a596", "#268a7d", "#157165", "#0d5b51", "#08433b"];
/** Saffron: what is running out. */
export const saffron: Shades = ["#fef5ec", "#ffe9d1", "#fdd2a1", "#f4b76e", "#e19a3d", "#c6811c", "#a56a0f", "#875506", "#6d4404", "#503206"];
/** Pomegranate: what was refused or is lost. */
export const pomegranate: Shades = ["#fff4f3", "#fee6e5", "#fecdca", "#ffaaa7", "#f68482", "#e85f61", "#ce3e46", "#ae2732", "#8d1f28", "#68161c"];
/** Lapis: what is on its way. */
export const lapis: Shades = ["#f3f7fe", "#e3eefe", "#c7dcfc", "#a2c6fb", "#7dacf3", "#5c93e4", "#3d78cd", "#2860b0", "#1c4c91", "#13386c"];
/** Palm: what has come to a good end. */
export const palm: Shades = ["#f2f9f2", "#e0f3e2", "#bfe7c3", "#97d6a0", "#73c07f", "#57a765", "#418b4f", "#31723e", "#265c31", "#1c4323"];
/** Iris belongs to the world bar alone: whoever sees it is looking at simulated time. */
export const iris: Shades = ["#f8f5fe", "#f0e9ff", "#e0d2fd", "#ceb6fc", "#b995f6", "#a376e9", "#8b57d4", "#753cbb", "#5f2d9b", "#461e75"];
/** Sand: surfaces and quiet text in the light. */
export const sand: Shades = ["#fcfaf7", "#f6f3ef", "#ebe7e1", "#ded8d1", "#cac3ba", "#aba39a", "#6a6359", "#554f46", "#3c3730", "#25211b"];
/** The same sand at night: text first, surfaces last. */
export const dusk: Shades = ["#e2ddd7", "#c3bdb6", "#a7a099", "#867f77", "#514c46", "#3d3833", "#2d2925", "#23201c", "#1a1713", "#110f0c"];

/** WCAG relative luminance of `#rrggbb`. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
