/** JSON with sorted keys: the same text whoever wrote the object, and after a round trip through a database that reorders keys. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const object = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(object).sort();
  return `{${keys.flatMap((key) => (object[key] === undefined ? [] : `${JSON.stringify(key)}:${canonical(object[key])}`)).join(",")}}`;
}

/**
 * Puts a value's canonical text into `into` as UTF-8, from `at` on, and answers where it ends: what `canonical` says, many times faster.
 * What does not fit is dropped; then the end lies beyond the array.
 */
export function putCanonical(into: Uint8Array, value: unknown, at: number): number {
  switch (typeof value) {
    case "string":
      return putQuoted(into, value, at);
    case "number":
      return putNumber(into, value, at);
    case "object":
      if (value === null) return putText(into, "null", at);
      return Array.isArray(value) ? putList(into, value, at) : putObject(into, value as Readonly<Record<string, unknown>>, at);
    default:
      return putText(into, JSON.stringify(value) ?? "null", at);
  }
}

/** Puts a text as UTF-8. A half of a pair of surrogates has no other half in canonical text, nor a meaning. */
export function putText(into: Uint8Array, text: string, at: number): number {
  let to = at;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) into[to++] = code;
    else to = putCodePoint(into, text.codePointAt(i) as number, to);
    if (code >= 0xd800 && code < 0xdc00) i += 1;
  }
  return to;
}

function putCodePoint(into: Uint8Array, code: number, at: number): number {
  const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  into[at] = ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
  for (let k = 1; k <= more; k++) into[at + k] = 0x80 | ((code >> (6 * (more - k))) & 0x3f);
  return at + more + 1;
}

/** A text as JSON has it. Nearly all there are stand between their quotes as they are. */
function putQuoted(into: Uint8Array, text: string, at: number): number {
  into[at] = 0x22;
  let to = at + 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x22 || code === 0x5c || code >= 0x80) return putText(into, JSON.stringify(text), at);
    into[to++] = code;
  }
  into[to] = 0x22;
  return to + 1;
}

const tens = [10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

function putNumber(into: Uint8Array, value: number, at: number): number {
  if (value >= 0 && value <= 0x7fffffff && (value | 0) === value) return putDigits(into, value | 0, at);
  if (!(value > 0 && value < 1e15 && Number.isInteger(value))) return putText(into, Number.isFinite(value) ? String(value) : "null", at);
  // An instant has thirteen digits: two numbers of at most nine that are counted as integers.
  const high = Math.floor(value / 1_000_000);
  const end = putDigits(into, high, at) + 6;
  let rest = (value - high * 1_000_000) | 0;
  for (let to = end - 1; to >= end - 6; to--) {
    const tenth = (rest / 10) | 0;
    into[to] = 0x30 + rest - tenth * 10;
    rest = tenth;
  }
  return end;
}

function putDigits(into: Uint8Array, value: number, at: number): number {
  let digits = 1;
  while (digits < 10 && value >= (tens[digits - 1] as number)) digits += 1;
  let rest = value;
  for (let to = at + digits - 1; to >= at; to--) {
    const tenth = (rest / 10) | 0;
    into[to] = 0x30 + rest - tenth * 10;
    rest = tenth;
  }
  return at + digits;
}

function putList(into: Uint8Array, items: readonly unknown[], at: number): number {
  into[at] = 0x5b;
  let to = at + 1;
  for (let i = 0; i < items.length; i++) {
    if (i > 0) into[to++] = 0x2c;
    to = putCanonical(into, items[i], to);
  }
  into[to] = 0x5d;
  return to + 1;
}

function putObject(into: Uint8Array, object: Readonly<Record<string, unknown>>, at: number): number {
  let path = paths;
  for (const key in object) path = along(path, key);
  const { keys, before } = (path.shape ??= shapeOf(object));
  let to = at;
  for (let i = 0; i < keys.length; i++) {
    const member = object[keys[i] as string];
    if (member === undefined) return putText(into, canonical(object), at);
    const bytes = before[i] as Uint8Array;
    for (let k = 0; k < bytes.length; k++) into[to + k] = bytes[k] as number;
    to = putCanonical(into, member, to + bytes.length);
  }
  if (keys.length === 0) into[to++] = 0x7b;
  into[to] = 0x7d;
  return to + 1;
}

/** The keys of objects written alike, sorted, each with the bytes that stand before its value. */
interface Shape {
  readonly keys: readonly string[];
  readonly before: readonly Uint8Array[];
}

function shapeOf(object: object): Shape {
  const keys = Object.keys(object).sort();
  const before = keys.map((key, i) => {
    const text = `${i === 0 ? "{" : ","}${JSON.stringify(key)}:`;
    const bytes = new Uint8Array(3 * text.length);
    return bytes.slice(0, putText(bytes, text, 0));
  });
  return { keys, before };
}

/** Where the keys of an object lead, read in the order in which it has them: to the shape of all that are written alike. */
class Path {
  /** The way nearly all objects go on from here; the others are in `more`. */
  key: string | null = null;
  way: Path | null = null;
  more: Map<string, Path> | null = null;
  shape: Shape | null = null;
}

const paths = new Path();
let pathCount = 0;

/** Events have a few hundred shapes. Whoever writes objects with drawn keys shall not fill the memory. */
const pathsMax = 20_000;

function along(path: Path, key: string): Path {
  if (path.key === key) return path.way as Path;
  const known = path.more?.get(key);
  if (known) return known;
  const way = new Path();
  if (pathCount >= pathsMax) return way;
  pathCount += 1;
  if (path.key === null) {
    path.key = key;
    path.way = way;
  } else {
    (path.more ??= new Map()).set(key, way);
  }
  return way;
}
