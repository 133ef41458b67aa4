import { expect, test } from "vitest";
import { openApiDocument } from "./openapi.ts";
import { fromQuery, operations } from "./operations.ts";
import { appRouter } from "./router.ts";

interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; schema: object }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { description: string; content: object }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly securitySchemes: object };
}

const document = JSON.parse(JSON.stringify(openApiDocument("http://127.0.0.1:4000"))) as Document;

test("the document lists every procedure but subscriptions, by its path", () => {
  const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  const procedures = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) =>
    (procedure as unknown as { _def: { type: string } })._def.type === "subscription" ? [] : [path],
  );
  expect(ids.toSorted()).toEqual(procedures.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  expect(document.openapi).toBe("3.1.0");
});

test("every reference leads somewhere, and every operation says what can go wrong", () => {
  const text = JSON.stringify(document);
  const names = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => decodeURIComponent(name ?? "")));
  expect([...names].filter((name) => !(name in document.components.schemas))).toEqual([]);
  for (const [path, methods] of Object.entries(document.paths)) {
    expect(path).toMatch(/^(?:\/[A-Za-z]+)+$/);
    for (const operation of Object.values(methods)) {
      expect(Object.keys(operation.responses)).toEqual(["200", "400", "401", "403", "404", "409", "422", "429", "500", "503"]);
      for (const response of Object.values(operation.responses)) expect(response.description).not.toBe("");
    }
  }
});

test("writes ask for an Idempotency-Key and a body, reads for parameters", () => {
  for (const { path, method, type, input } of operations.values()) {
    const operation = document.paths[`/${path.replaceAll(".", "/")}`]?.[method.toLowerCase()];
    const takesKey = operation?.parameters?.some(({ name, in: where }) => name === "Idempotency-Key" && where === "header") ?? false;
    expect([path, takesKey || input === null]).toEqual([path, type === "mutation" || input === null]);
    if (method === "POST" && input !== null) expect([path, operation?.requestBody !== undefined]).toEqual([path, true]);
  }
});

test("a query string becomes what its schema asks for, and nothing else", () => {
  const search = operations.get("GET /buyer/catalogue/search")?.input ?? null;
  expect(fromQuery(search, new URLSearchParams("q=12&limit=5&inStock=false&storeId=x"))).toEqual({ q: "12", limit: 5, inStock: false, storeId: "x" });
  expect(fromQuery(search, new URLSearchParams("limit=5&limit=6"))).toEqual({ limit: [5, 6] });
  expect(Object.getPrototypeOf(fromQuery(search, new URLSearchParams("__proto__=1")))).toBe(Object.prototype);
});
