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
  if (typeof value === "string") return putQuoted(into, value, at);
  if (typeof value === "number") return putNumber(into, value, at);
  if (value === null) return putText(into, "null", at);
  if (typeof value !== "object") return putText(into, JSON.stringify(value) ?? "null", at);
  return Array.isArray(value) ? putList(into, value, at) : putObject(into, value as Readonly<Record<string, unknown>>, at);
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

/** The units of a line cost nearly all the same: a number that stands beside its like is copied. */
function putList(into: Uint8Array, items: readonly unknown[], at: number): number {
  into[at] = 0x5b;
  let to = at + 1;
  let [from, end] = [to, to];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (i > 0) into[to++] = 0x2c;
    if (i > 0 && typeof item === "number" && item === items[i - 1]) {
      for (let k = from; k < end; k++) into[to++] = into[k] as number;
    } else {
      from = to;
      to = end = putCanonical(into, item, to);
    }
  }
  into[to] = 0x5d;
  return to + 1;
}

/** The members of the objects being put, those of an outer one below those of an inner one. Reading them in the order of their keys is fastest. */
const members: unknown[] = [];
let membersEnd = 0;

function putObject(into: Uint8Array, object: Readonly<Record<string, unknown>>, at: number): number {
  const first = membersEnd;
  let path = paths;
  for (const key in object) {
    path = along(path, key);
    members[membersEnd++] = object[key];
  }
  const { places, before } = (path.shape ??= shapeOf(object));
  let to = at;
  for (let i = 0; i < places.length; i++) {
    const member = members[first + (places[i] as number)];
    if (member === undefined) {
      membersEnd = first;
      return putText(into, canonical(object), at);
    }
    const bytes = before[i] as Uint8Array;
    for (let k = 0; k < bytes.length; k++) into[to + k] = bytes[k] as number;
    to = putCanonical(into, member, to + bytes.length);
  }
  membersEnd = first;
  if (places.length === 0) into[to++] = 0x7b;
  into[to] = 0x7d;
  return to + 1;
}

/** Objects written alike: where the member stands that comes first by its key, second, and so on, and the bytes that stand before its value. */
interface Shape {
  readonly places: readonly number[];
  readonly before: readonly Uint8Array[];
}

function shapeOf(object: object): Shape {
  const written = Object.keys(object);
  const keys = written.toSorted();
  const before = keys.map((key, i) => {
    const text = `${i === 0 ? "{" : ","}${JSON.stringify(key)}:`;
    const bytes = new Uint8Array(3 * text.length);
    return bytes.slice(0, putText(bytes, text, 0));
  });
  return { places: keys.map((key) => written.indexOf(key)), before };
}

/**
 * Where the keys of an object lead, read in the order in which it has them: to the shape of all that are written alike. What goes on from
 * one place stands in a chain; it is never long, and comparing a name with a name costs far less than looking it up.
 */
class Path {
  readonly key: string;
  /** The first way on from here, and the next one on from where this one came from. */
  way: Path | null = null;
  beside: Path | null = null;
  shape: Shape | null = null;
  constructor(key: string) {
    this.key = key;
  }
}

const paths = new Path("");
let pathCount = 0;

/** Events have a few hundred shapes. Whoever writes objects with drawn keys shall not fill the memory. */
const pathsMax = 5_000;

function along(path: Path, key: string): Path {
  let last: Path | null = null;
  for (let way = path.way; way; way = way.beside) {
    if (way.key === key) return way;
    last = way;
  }
  const way = new Path(key);
  if (pathCount >= pathsMax) return way;
  pathCount += 1;
  if (last) last.beside = way;
  else path.way = way;
  return way;
}
