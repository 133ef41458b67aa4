"use client";

import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import { dusk, iris, lapis, palm, pomegranate, saffron, sand, zellige, type Shades } from "./palette.ts";

const tuple = (shades: Shades): MantineColorsTuple => [...shades];

const sans = `"Avenir Next", "Segoe UI Variable Text", "Segoe UI", Inter, Roboto, "Helvetica Neue", Arial, system-ui, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"`;

/** Souk's look: warm sand, one glazed green for what one may press, and numbers that stand in columns. No font comes over the wire. */
export const theme = createTheme({
  primaryColor: "zellige",
  primaryShade: { light: 7, dark: 7 },
  colors: {
    zellige: tuple(zellige),
    saffron: tuple(saffron),
    pomegranate: tuple(pomegranate),
    lapis: tuple(lapis),
    palm: tuple(palm),
    iris: tuple(iris),
    // the names Mantine's own parts fall back to
    red: tuple(pomegranate),
    blue: tuple(lapis),
    green: tuple(palm),
    teal: tuple(palm),
    yellow: tuple(saffron),
    orange: tuple(saffron),
    gray: tuple(sand),
    dark: tuple(dusk),
  },
  white: "#ffffff",
  black: sand[9],
  fontFamily: sans,
  headings: {
    fontFamily: sans,
    fontWeight: "650",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.25" },
      h2: { fontSize: "1.25rem", lineHeight: "1.35" },
      h3: { fontSize: "1.0625rem", lineHeight: "1.4" },
      h4: { fontSize: "1rem", lineHeight: "1.45" },
    },
  },
  defaultRadius: "md",
  radius: { xs: "4px", sm: "6px", md: "10px", lg: "16px", xl: "24px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  shadows: {
    xs: "0 1px 2px rgba(60, 45, 25, 0.06)",
    sm: "0 1px 2px rgba(60, 45, 25, 0.06), 0 3px 8px rgba(60, 45, 25, 0.05)",
    md: "0 2px 4px rgba(60, 45, 25, 0.05), 0 10px 24px rgba(60, 45, 25, 0.09)",
  },
  components: {
    Paper: { defaultProps: { radius: "lg" } },
    Card: { defaultProps: { radius: "lg", withBorder: true, padding: "lg" } },
    Modal: {
      styles: { title: { fontSize: "1.1875rem", fontWeight: 650, lineHeight: 1.3 }, header: { paddingBlock: "18px 10px" } },
      // a dialog's own <header> is no second banner of the page
      defaultProps: { attributes: { header: { role: "presentation" } }, radius: "lg", centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
    },
    Drawer: { styles: { title: { fontSize: "1.1875rem", fontWeight: 650 } }, defaultProps: { attributes: { header: { role: "presentation" } } } },
    Tooltip: { defaultProps: { multiline: true, maw: 320, withArrow: true, events: { hover: true, focus: true, touch: true } } },
    // A badge stands in a line of text, where a block would break the paragraph while the page streams in.
    Badge: { defaultProps: { component: "span", variant: "light", radius: "sm", tt: "none", fw: 600 } },
    Skeleton: { defaultProps: { animate: true } },
  },
});

/** A tint of a hue over whatever surface lies below: in the dark Mantine's own are darker than a card, and would look like holes. */
const nightTints = (hues: Readonly<Record<string, Shades>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(hues).flatMap(([name, shades]) => [
      [`--mantine-color-${name}-light`, `color-mix(in srgb, ${shades[5]} 17%, transparent)`],
      [`--mantine-color-${name}-light-hover`, `color-mix(in srgb, ${shades[5]} 26%, transparent)`],
      [`--mantine-color-${name}-light-color`, shades[2]],
    ]),
  );

const hues = { zellige, saffron, pomegranate, lapis, palm, iris, red: pomegranate, blue: lapis, green: palm, teal: palm, yellow: saffron, orange: saffron };

/** Quiet text, borders and placeholders that keep AA on both page and card, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--souk-page": sand[1],
    "--souk-line": sand[3],
    "--souk-sunken": sand[0],
    "--souk-header": "rgba(252, 250, 247, 0.92)",
    "--mantine-color-dimmed": sand[6],
    "--mantine-color-placeholder": sand[6],
    "--mantine-color-default-border": sand[4],
    "--mantine-color-error": pomegranate[7],
    "--mantine-color-success": palm[7],
    "--mantine-color-anchor": zellige[7],
    "--mantine-color-disabled": sand[2],
    "--mantine-color-disabled-color": sand[6],
  },
  dark: {
    ...nightTints({ ...hues, gray: sand }),
    "--souk-page": dusk[8],
    "--souk-line": dusk[5],
    "--souk-sunken": dusk[8],
    "--souk-header": "rgba(26, 23, 19, 0.92)",
    "--mantine-color-body": dusk[7],
    "--mantine-color-dimmed": dusk[2],
    "--mantine-color-placeholder": dusk[2],
    "--mantine-color-default-border": dusk[4],
    "--mantine-color-error": pomegranate[4],
    "--mantine-color-success": palm[4],
    "--mantine-color-anchor": zellige[4],
    "--mantine-color-disabled": dusk[6],
    "--mantine-color-disabled-color": dusk[2],
    // a button without colour keeps the page's ink
    "--mantine-color-gray-light-color": dusk[0],
  },
});
