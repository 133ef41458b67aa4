// Draws the pictures of the demo catalogue: one motif per kind of article, in four palettes. Run it again after changing a motif:
//   node scripts/catalogue-pictures.mjs
import { mkdirSync, writeFileSync } from "node:fs";

const folder = new URL("../apps/buyer/public/catalogue/", import.meta.url);

/** Background, its darker floor, the article, its shade, an accent. */
const palettes = [
  { bg: "#F3EDE2", floor: "#E4D8C3", a: "#B4552D", b: "#8C3F1F", c: "#F2B84B" },
  { bg: "#E3EEEA", floor: "#CADDD6", a: "#2F6F62", b: "#1F4F46", c: "#F08A5D" },
  { bg: "#E8EAF4", floor: "#D2D6EA", a: "#46539B", b: "#2F3971", c: "#F4C95D" },
  { bg: "#F6E6E6", floor: "#EACDCE", a: "#A33B57", b: "#7A2840", c: "#5FA8A0" },
];

const path = (d, fill, more = "") => `<path d="${d}" fill="${fill}"${more}/>`;
const line = (d, stroke, width) => `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const disc = (x, y, r, fill) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const oval = (x, y, rx, ry, fill) => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
const box = (x, y, w, h, fill, r = 6) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`;

/** Each motif stands on the floor line y = 190 of a 240 x 240 sheet. */
const motifs = {
  lamp: ({ a, b, c }) =>
    oval(120, 188, 44, 8, b) +
    line("M120 186 V132 L88 92", b, 8) +
    disc(120, 132, 7, a) +
    path("M58 104 L96 62 L126 92 L84 122 Z", a) +
    oval(72, 114, 16, 10, c),
  pendant: ({ a, b, c }) =>
    line("M120 20 V74", b, 5) + path("M120 70 C74 74 56 112 54 138 H186 C184 112 166 74 120 70 Z", a) + oval(120, 138, 66, 12, b) + disc(120, 144, 15, c),
  lantern: ({ a, b, c }) =>
    line("M92 70 C92 34 148 34 148 70", b, 6) +
    box(80, 68, 80, 14, b) +
    box(88, 82, 64, 92, a, 4) +
    box(98, 92, 44, 72, "#FFF6DC", 4) +
    path("M120 108 C134 126 134 150 120 154 C106 150 106 126 120 108 Z", c) +
    box(78, 174, 84, 16, b),
  candle: ({ a, b, c }) =>
    box(92, 96, 56, 92, a, 8) +
    oval(120, 98, 28, 8, b) +
    line("M120 98 V84", b, 4) +
    path("M120 46 C136 64 132 84 120 86 C108 84 104 64 120 46 Z", c) +
    box(92, 132, 56, 30, "#FFFFFF55", 0),
  mug: ({ a, b, c }) =>
    line("M156 112 C192 104 192 160 154 160", b, 12) +
    path("M72 92 H160 V168 C160 182 150 190 138 190 H94 C82 190 72 182 72 168 Z", a) +
    oval(116, 92, 44, 10, b) +
    box(72, 124, 88, 16, c, 0),
  bowl: ({ a, b, c }) =>
    path("M48 116 H192 C190 160 160 186 120 186 C80 186 50 160 48 116 Z", a) +
    oval(120, 116, 72, 14, b) +
    box(98, 182, 44, 10, b, 4) +
    line("M66 148 C96 164 144 164 174 148", c, 6),
  teapot: ({ a, b, c }) =>
    line("M172 116 C208 112 206 166 168 164", b, 10) +
    path("M72 128 L40 104 L46 96 L84 108 Z", b) +
    oval(122, 142, 58, 46, a) +
    oval(122, 98, 28, 8, b) +
    disc(122, 86, 9, c) +
    line("M82 158 C104 172 142 172 164 158", c, 5),
  board: ({ a, b, c }) =>
    box(64, 72, 92, 116, a, 14) +
    box(98, 40, 24, 40, a, 10) +
    disc(110, 54, 6, "#FFFFFF") +
    line("M82 96 V168 M104 96 V168 M126 96 V168", b, 3) +
    disc(172, 172, 18, c),
  bottle: ({ a, b, c }) =>
    box(104, 40, 32, 22, b, 6) +
    path("M106 62 H134 C134 82 154 86 154 108 V176 C154 184 148 190 140 190 H100 C92 190 86 184 86 176 V108 C86 86 106 82 106 62 Z", a) +
    box(86, 120, 68, 36, c, 0),
  jar: ({ a, b, c }) =>
    box(84, 60, 72, 22, b, 6) + box(76, 82, 88, 108, a, 18) + box(90, 110, 60, 44, "#FFF8EA", 6) + path("M120 118 L134 126 V142 L120 150 L106 142 V126 Z", c),
  tea: ({ a, b, c }) =>
    box(66, 82, 108, 108, a, 8) +
    box(66, 82, 108, 28, b, 8) +
    path("M120 124 C146 132 144 164 120 172 C96 164 94 132 120 124 Z", c) +
    line("M120 128 V168", b, 3),
  notebook: ({ a, b, c }) =>
    box(72, 54, 104, 134, a, 8) + box(72, 54, 18, 134, b, 6) + box(108, 78, 50, 26, "#FFF8EA", 4) + line("M150 188 V206", c, 8) + box(146, 54, 8, 134, c, 0),
  pen: ({ a, b, c }) =>
    `<g transform="rotate(38 120 120)">` +
    box(108, 40, 24, 104, a, 6) +
    path("M108 144 H132 L120 182 Z", c) +
    box(108, 40, 24, 26, b, 6) +
    line("M136 50 V92", b, 5) +
    "</g>",
  card: ({ a, b, c }) =>
    `<g transform="rotate(-7 120 120)">` +
    box(58, 74, 124, 92, a, 8) +
    path("M58 82 L120 130 L182 82", "none", ` stroke="${b}" stroke-width="6"`) +
    disc(120, 128, 14, c) +
    "</g>",
  backpack: ({ a, b, c }) =>
    line("M96 64 C96 36 144 36 144 64", b, 9) +
    path("M70 92 C70 66 92 58 120 58 C148 58 170 66 170 92 V180 C170 186 166 190 160 190 H80 C74 190 70 186 70 180 Z", a) +
    box(84, 124, 72, 48, b, 10) +
    line("M96 142 H144", c, 6),
  tote: ({ a, b, c }) => line("M94 96 C94 44 146 44 146 96", b, 8) + path("M64 92 H176 L168 190 H72 Z", a) + disc(120, 142, 20, c) + line("M66 106 H174", b, 4),
  wallet: ({ a, b, c }) =>
    box(58, 92, 124, 88, a, 12) + path("M58 104 C58 92 70 84 84 84 H158 V98 H58 Z", b) + box(146, 122, 44, 30, b, 10) + disc(160, 137, 6, c),
  umbrella: ({ a, b, c }) =>
    path("M44 122 C48 72 84 48 120 48 C156 48 192 72 196 122 C178 108 162 108 146 122 C130 108 110 108 94 122 C78 108 62 108 44 122 Z", a) +
    line("M120 40 V170 C120 190 148 190 148 172", b, 7) +
    path("M94 122 C98 84 110 60 120 48 C130 60 142 84 146 122 C130 108 110 108 94 122 Z", c),
  scarf: ({ a, b, c }) =>
    path("M76 60 C96 84 144 84 164 60 L176 92 C150 112 90 112 64 92 Z", a) +
    path("M122 98 L160 90 L168 186 H130 Z", b) +
    line("M134 150 H162 M134 164 H164", c, 6),
  hat: ({ a, b, c }) =>
    oval(120, 166, 82, 18, b) +
    path("M76 164 C76 104 92 78 120 78 C148 78 164 104 164 164 Z", a) +
    path("M76 148 C100 160 140 160 164 148 V164 C140 174 100 174 76 164 Z", c),
  socks: ({ a, b, c }) =>
    path("M92 56 H132 V128 L172 152 C186 162 178 188 160 188 H140 C104 180 92 160 92 132 Z", a) +
    box(92, 56, 40, 22, b, 4) +
    path("M150 150 L174 154 C184 166 176 188 160 188 L146 186 Z", c),
  soap: ({ a, b, c }) =>
    box(56, 122, 128, 62, a, 26) + box(74, 134, 92, 36, b, 16) + disc(78, 96, 12, c) + disc(104, 76, 18, "#FFFFFF99") + disc(146, 92, 10, "#FFFFFF99"),
  towel: ({ a, b, c }) =>
    box(60, 148, 120, 38, a, 12) + box(64, 112, 112, 38, c, 12) + box(70, 78, 100, 36, b, 12) + line("M78 168 H162 M82 132 H158", "#FFFFFF88", 4),
  plant: ({ a, b, c }) =>
    path("M120 140 C70 130 62 90 66 66 C104 72 122 98 120 140 Z", a) +
    path("M120 140 C128 88 152 72 180 72 C180 112 160 138 120 140 Z", b) +
    line("M120 100 V150", b, 5) +
    path("M82 144 H158 L148 190 H92 Z", c),
  can: ({ a, b, c }) =>
    line("M108 92 C108 60 168 60 164 116", b, 8) +
    path("M92 96 H164 L170 190 H86 Z", a) +
    line("M92 150 L52 92 M40 98 L62 84", b, 9) +
    box(88, 132, 80, 14, c, 0),
  seeds: ({ a, b, c }) => box(74, 52, 92, 136, a, 6) + box(74, 52, 92, 26, b, 6) + disc(120, 128, 26, c) + disc(120, 128, 11, b) + line("M120 154 V176", b, 5),
  basket: ({ a, b, c }) =>
    line("M70 112 C76 50 164 50 170 112", b, 8) +
    path("M54 110 H186 L170 188 H70 Z", a) +
    line("M72 128 H168 M76 148 H164 M80 168 H160", b, 4) +
    box(50, 104, 140, 14, c, 7),
  crate: ({ a, b, c }) =>
    box(56, 96, 128, 92, a, 4) + line("M56 126 H184 M56 158 H184", b, 5) + box(100, 106, 40, 12, c, 6) + line("M64 96 V188 M176 96 V188", b, 8),
  hook: ({ a, b, c }) =>
    box(46, 74, 148, 36, a, 8) +
    line("M78 108 V140 C78 160 102 160 102 142 M138 108 V140 C138 160 162 160 162 142", b, 9) +
    disc(78, 92, 6, c) +
    disc(138, 92, 6, c),
  clock: ({ a, b, c }) => disc(120, 118, 70, a) + disc(120, 118, 56, "#FFF8EA") + line("M120 118 V80 M120 118 L146 132", b, 7) + disc(120, 118, 7, c),
  frame: ({ a, b, c }) =>
    box(62, 50, 116, 138, a, 4) + box(78, 66, 84, 106, "#FFF8EA", 0) + path("M78 172 L108 120 L128 146 L142 128 L162 172 Z", b) + disc(138, 92, 12, c),
  mirror: ({ a, b, c }) =>
    oval(120, 108, 58, 70, a) + oval(120, 108, 46, 58, "#F9FCFD") + line("M98 88 L114 72 M96 114 L128 80", c, 5) + box(96, 176, 48, 14, b, 6),
  cushion: ({ a, b, c }) =>
    path("M58 84 C84 94 156 94 182 84 C174 108 174 154 182 180 C156 170 84 170 58 180 C66 154 66 108 58 84 Z", a) +
    line("M86 108 L154 158 M154 108 L86 158", b, 4) +
    disc(120, 133, 8, c),
  blanket: ({ a, b, c }) =>
    box(54, 96, 132, 90, a, 10) +
    path("M54 106 C90 126 150 126 186 106 V136 C150 154 90 154 54 136 Z", c) +
    line("M66 186 V200 M90 186 V200 M114 186 V200 M138 186 V200 M162 186 V200", b, 4),
  ring: ({ a, b, c }) =>
    `<circle cx="120" cy="138" r="46" fill="none" stroke="${a}" stroke-width="13"/>` +
    path("M120 52 L146 72 L120 100 L94 72 Z", c) +
    path("M94 72 H146 L120 100 Z", b),
  necklace: ({ a, b, c }) => line("M62 52 C62 126 178 126 178 52", a, 6) + path("M120 106 L142 134 L120 172 L98 134 Z", c) + path("M98 134 H142 L120 172 Z", b),
  earrings: ({ a, b, c }) =>
    line("M86 62 V92 M154 62 V92", b, 5) + oval(86, 126, 22, 34, a) + oval(154, 126, 22, 34, a) + disc(86, 136, 9, c) + disc(154, 136, 9, c),
  blocks: ({ a, b, c }) =>
    box(54, 130, 58, 58, a, 6) +
    box(124, 130, 58, 58, c, 6) +
    box(90, 66, 58, 58, b, 6) +
    disc(83, 159, 12, "#FFFFFF88") +
    path("M119 80 L134 110 H104 Z", "#FFFFFF88") +
    box(141, 147, 24, 24, "#FFFFFF88", 2),
  puzzle: ({ a, b, c }) =>
    box(60, 72, 56, 56, a, 4) +
    box(122, 72, 56, 56, b, 4) +
    box(60, 134, 56, 56, c, 4) +
    box(122, 134, 56, 56, a, 4) +
    disc(119, 100, 11, a) +
    disc(88, 131, 11, c) +
    disc(150, 131, 11, b),
  kite: ({ a, b, c }) =>
    path("M120 34 L168 96 L120 162 L72 96 Z", a) +
    path("M120 34 L168 96 H72 Z", c) +
    line("M120 34 V162", b, 4) +
    line("M120 162 C104 180 140 184 124 204", b, 4),
  bear: ({ a, b, c }) =>
    disc(84, 72, 20, b) +
    disc(156, 72, 20, b) +
    disc(120, 104, 50, a) +
    oval(120, 122, 20, 15, "#FFF3DF") +
    disc(104, 98, 5, b) +
    disc(136, 98, 5, b) +
    disc(120, 116, 6, b) +
    path("M82 150 C82 190 158 190 158 150 Z", c),
  headphones: ({ a, b, c }) =>
    line("M64 140 C64 52 176 52 176 140", b, 11) +
    box(50, 126, 32, 56, a, 14) +
    box(158, 126, 32, 56, a, 14) +
    box(74, 134, 10, 40, c, 5) +
    box(156, 134, 10, 40, c, 5),
  speaker: ({ a, b, c }) => box(74, 46, 92, 144, a, 16) + disc(120, 136, 34, b) + disc(120, 136, 14, c) + disc(120, 78, 16, b) + disc(120, 78, 6, c),
  keyboard: ({ a, b, c }) =>
    `<g transform="rotate(-6 120 130)">` +
    box(40, 94, 160, 76, a, 10) +
    [0, 1, 2].map((row) => [0, 1, 2, 3, 4, 5, 6].map((n) => box(50 + n * 20.5, 104 + row * 20, 16, 14, row === 2 && n === 3 ? c : b, 3)).join("")).join("") +
    "</g>",
  cable: ({ a, b, c }) =>
    line("M70 180 C40 120 130 140 120 96 C112 60 170 60 170 96", a, 9) + box(156, 92, 28, 44, b, 6) + box(162, 136, 16, 18, c, 2) + box(56, 168, 28, 26, b, 6),
  bunting: ({ a, b, c }) =>
    line("M30 74 C80 106 160 106 210 74", b, 5) +
    path("M48 84 L82 94 L58 138 Z", a) +
    path("M92 98 L126 99 L108 146 Z", c) +
    path("M138 97 L172 90 L162 138 Z", b),
  bauble: ({ a, b, c }) =>
    line("M120 26 V62", b, 4) +
    box(108, 58, 24, 16, c, 4) +
    disc(120, 128, 56, a) +
    path("M66 118 C92 138 148 138 174 118 V138 C148 158 92 158 66 138 Z", c) +
    oval(100, 98, 10, 16, "#FFFFFF66"),
  gift: ({ a, b, c }) =>
    box(60, 108, 120, 80, a, 6) +
    box(52, 86, 136, 28, b, 6) +
    box(110, 86, 20, 102, c, 0) +
    path("M120 86 C84 78 84 48 104 52 C116 54 120 70 120 86 C120 70 124 54 136 52 C156 48 156 78 120 86 Z", c),
};

const sheet = (motif, palette) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><path d="M0 0h240v240H0z" fill="${palette.bg}"/><path d="M0 178h240v62H0z" fill="${palette.floor}"/>${motif(palette)}</svg>\n`;

mkdirSync(folder, { recursive: true });
for (const [kind, motif] of Object.entries(motifs))
  for (const [n, palette] of palettes.entries()) writeFileSync(new URL(`${kind}-${n + 1}.svg`, folder), sheet(motif, palette));
console.log(`${Object.keys(motifs).length * palettes.length} pictures`);
