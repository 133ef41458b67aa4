import { signals } from "@souk/rulebook";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import de from "../messages/de.json" with { type: "json" };
import en from "../messages/en.json" with { type: "json" };

type Catalogue = { readonly [name: string]: string | Catalogue };

const namesOf = (catalogue: Catalogue, before = ""): string[] =>
  Object.entries(catalogue).flatMap(([name, message]) => (typeof message === "string" ? [before + name] : namesOf(message, `${before}${name}.`)));

describe.each([
  ["en", en],
  ["de", de],
])("the back office's catalogue in %s", (locale, messages) => {
  const names = namesOf(messages);

  test("has the same names as every other language", () => expect(names.toSorted()).toEqual(namesOf(en).toSorted()));

  test("has a name for every signal of the law", () =>
    expect(signals.filter(({ key }) => !names.includes(`admin.signals.name.${key}`)).map(({ key }) => key)).toEqual([]));

  test("parses as ICU throughout", () => {
    const broken: string[] = [];
    const t = createTranslator({
      locale,
      messages: messages as never,
      onError: ({ code, message }: { code: string; message: string }) => code === "INVALID_MESSAGE" && broken.push(message),
    });
    for (const name of names) (t as unknown as (name: string, values: object) => string)(name, { n: 2, count: 2, orders: 2, timers: 2, total: 2, days: 2 });
    expect(broken).toEqual([]);
  });
});
