import type { PersonView } from "@souk/api/contract";
import type { SoukClient } from "./client.ts";

type People = Awaited<ReturnType<SoukClient["world"]["people"]["query"]>>["people"];

/** Somebody of the world, with their means of payment. */
export type Person = People[number];

/** A short name ("mira", "ines"): what stands before the @ of the address. A whole name does as well. */
export type Who = string;

/** Finds people by short or whole name, and says who there is when nobody has it. */
export function personNamed(people: readonly Person[], who: Who, role?: PersonView["role"]): Person {
  const fitting = people.filter((person) => role === undefined || person.role === role);
  const found = fitting.find((person) => shortName(person) === who) ?? fitting.find((person) => person.name === who);
  if (!found) throw new Error(`nobody here is called ${who}; there are ${fitting.map(shortName).join(", ") || "no people"}`);
  return found;
}

const shortName = ({ email, name }: Person): string => email?.split("@")[0] ?? name;
