import { iris, lapis, palm, pomegranate, saffron, sand, zellige, type Shades } from "../theme/palette.ts";

/** Iris stays with the world bar. */
const families: readonly Shades[] = [zellige, saffron, pomegranate, lapis, palm, sand].filter((shades) => shades !== iris);

/** A small steady number from text (FNV-1a): the same title always draws the same tiles. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
};

export interface Drawing {
  readonly ground: string;
  readonly ink: string;
  readonly initials: string;
  readonly tiles: readonly { readonly path: string; readonly fill: string; readonly opacity: number }[];
}

const shapes = [
  (x: number, y: number) => `M${x} ${y}h20v20z`,
  (x: number, y: number) => `M${x + 20} ${y}v20h-20z`,
  (x: number, y: number) => `M${x} ${y + 20}a20 20 0 0 1 20 -20v20z`,
  (x: number, y: number) => `M${x + 10} ${y}l10 10l-10 10l-10 -10z`,
] as const;

/** A tile pattern in one of the palette's hues with the title's initials on it, symmetrical like the tiles of a wall. */
export const drawingOf = (title: string): Drawing => {
  const seed = hash(title);
  const shades = families[seed % families.length] ?? zellige;
  const tiles = [];
  for (let row = 0; row < 6; row += 1)
    for (let column = 0; column < 3; column += 1) {
      const draw = hash(`${title}/${row}/${column}`);
      const shape = shapes[draw % shapes.length] ?? shapes[0];
      const fill = shades[1 + (draw % 3)] ?? shades[2];
      for (const x of [column * 20, 100 - column * 20]) tiles.push({ path: shape(x, row * 20), fill, opacity: 0.75 });
    }
  const words = title.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const initials = (words.length > 1 ? words.slice(0, 2).map((word) => word[0]) : [(words[0] ?? "?").slice(0, 2)]).join("").toUpperCase();
  return { ground: shades[0], ink: shades[9], initials, tiles };
};
