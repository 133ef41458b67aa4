import { findWorld, getWorld, importCatalogue, type Imported, type ImportedProduct, type ImportedStore } from "@souk/market";
import type { Command } from "commander";
import { readCatalogue, readStores, type ProductLine, type StoreRow } from "../import/files.ts";
import { BadInput } from "../output.ts";
import { barFor } from "../progress.ts";
import { instantOf } from "../values.ts";
import { withDb } from "../with-db.ts";
import { worldJson, worldText } from "./worlds.ts";

interface ImportOptions {
  readonly catalogue: string;
  readonly stores: string;
  readonly world?: string;
  readonly name?: string;
  readonly seed: string;
  readonly start?: string;
}

const productOf = (line: ProductLine): ImportedProduct => ({
  sku: line.sku,
  title: line.title,
  category: line.category,
  store: line.store,
  price: line.price_minor,
  ...(line.price_p10 !== undefined && { lowPrice: line.price_p10 }),
  ...(line.order_lines !== undefined && { orderLines: line.order_lines }),
  ...(line.qty_median !== undefined && { quantityMedian: line.qty_median }),
});

const storeOf = (row: StoreRow): ImportedStore => ({
  id: row.id,
  name: row.name,
  category: row.category,
  shipWindowDays: row.ship_window_days,
  ...(row.response_class !== undefined && { responseClass: row.response_class }),
  ...(row.handling_ratio_z !== undefined && { handlingRatioZ: row.handling_ratio_z }),
  ...(row.weekend_handover !== undefined && { weekendHandover: row.weekend_handover }),
});

export function addImport(program: Command): void {
  program
    .command("import")
    .description("fill a world with stores and products of a file; all of it or nothing")
    .requiredOption("--catalogue <file>", "one product a line (JSON), plain or .gz")
    .requiredOption("--stores <file>", "the stores (JSON), plain or .gz")
    .option("--world <slug>", "into this world, made when there is none; left out: into a new one with a drawn name in addresses")
    .option("--name <text>", "of a new world", "Imported market")
    .option("--seed <text>", "of a new world", "import")
    .option("--start <instant>", "first instant of a new world's clock; the wall's when left out")
    .addHelpText(
      "after",
      `
A line of the catalogue: {"sku": "10002", "title": "Globe", "category": "home_decor", "store": "S18", "price_minor": 85, "currency": "GBP"}
A store: {"id": "S18", "name": "Juniper Works", "category": "home_decor", "ship_window_days": 6}

Examples:
  souk import --catalogue catalogue.jsonl --stores stores.json --name Giftware
  souk import --catalogue catalogue.jsonl.gz --stores stores.json --world giftware`,
    )
    .action((options: ImportOptions, command: Command) => {
      const stores = readStores(options.stores);
      const products = readCatalogue(options.catalogue, stores);
      const currency = products[0]?.currency;
      if (!currency) throw new BadInput(`${options.catalogue}: has no products`);
      const start = options.start === undefined ? Math.floor(Date.now() / 1_000) * 1_000 : instantOf(options.start, "--start");
      return withDb(command, async (db, output) => {
        const there = options.world === undefined ? null : await findWorld(db, options.world);
        const bar = barFor(products.length, "products");
        let made: Imported;
        try {
          const into = there
            ? { worldId: there.id }
            : { name: options.name, seed: options.seed, start, ...(options.world !== undefined && { slug: options.world }) };
          made = await importCatalogue(db, { ...into, stores: stores.map(storeOf), products: products.map(productOf), currency }, bar.update);
        } finally {
          bar.stop();
        }
        const world = await getWorld(db, made.world.slug);
        output.print(
          { world: worldJson(world), created: there === null, stores: made.stores, products: made.products },
          `${worldText(world)}\n  imported  ${made.products} products in ${made.stores} stores`,
        );
      });
    });
}
