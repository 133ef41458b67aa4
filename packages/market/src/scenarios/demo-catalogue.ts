/** The invented stores and articles of the demo: data only. Prices are euro cents; pictures are `<kind>-<palette>` of apps/buyer/public/catalogue. */

export interface DemoListing {
  readonly title: string;
  readonly category: string;
  readonly picture: string;
  readonly price: number;
  readonly about: string;
  /** Choices of the article: one variant each; the price may differ by the given cents. */
  readonly options?: readonly (readonly [options: string, more?: number])[];
  readonly days?: number;
  /** Sold out, or kept without a stock count. */
  readonly stock?: "none" | "last" | "untracked";
  /** Whole percent off the listing's price for a week around the start. */
  readonly flashPercent?: number;
  /** From this many units on, so many percent off. */
  readonly bundle?: readonly [quantity: number, percent: number];
}

export interface DemoStore {
  readonly name: string;
  readonly about: string;
  readonly days: number;
  readonly shipping: number;
  readonly autoApproveHours?: number;
  readonly temperament: string;
  readonly seller: string;
  readonly listings: readonly DemoListing[];
}

export const demoStores: readonly DemoStore[] = [
  {
    name: "Lumen & Loom",
    about: "Lamps and textiles from a small workshop by the river.",
    days: 3,
    shipping: 450,
    temperament: "prompt",
    seller: "Inês Duarte",
    listings: [
      {
        title: "Desk lamp",
        category: "candles_lighting",
        picture: "lamp-1",
        price: 3990,
        about: "A jointed steel lamp with a warm bulb and a heavy foot.",
        options: [["Colour: rust"], ["Colour: moss"], ["Colour: ink", 200]],
      },
      {
        title: "Harbour pendant light",
        category: "candles_lighting",
        picture: "pendant-2",
        price: 7450,
        about: "An enamelled shade on two metres of textile cable.",
        options: [["Size: 30 cm"], ["Size: 45 cm", 2100]],
        days: 5,
      },
      {
        title: "Storm lantern",
        category: "candles_lighting",
        picture: "lantern-4",
        price: 2890,
        about: "Glass on four sides and a handle that stays cool.",
        flashPercent: 20,
      },
      {
        title: "Beeswax pillar candle",
        category: "candles_lighting",
        picture: "candle-1",
        price: 1250,
        about: "Burns for about forty hours and smells of honey.",
        bundle: [3, 10],
      },
      {
        title: "Linen cushion",
        category: "home_decor",
        picture: "cushion-3",
        price: 2450,
        about: "Washed linen with a feather filling.",
        options: [["Colour: indigo"], ["Colour: sand"]],
      },
      {
        title: "Fringed wool blanket",
        category: "home_decor",
        picture: "blanket-1",
        price: 6900,
        about: "Woven from two-ply wool, 130 by 180 centimetres.",
        days: 4,
      },
      {
        title: "Tea light set of twelve",
        category: "candles_lighting",
        picture: "candle-4",
        price: 890,
        about: "Twelve small lights in reusable glass cups.",
        bundle: [2, 5],
      },
    ],
  },
  {
    name: "Fennel Kitchen",
    about: "Tools for people who cook on weekdays too.",
    days: 3,
    shipping: 390,
    temperament: "busy",
    seller: "Carlo Benassi",
    listings: [
      {
        title: "Stoneware mug",
        category: "kitchen",
        picture: "mug-2",
        price: 1490,
        about: "Holds three decilitres and survives the dishwasher.",
        options: [["Colour: sage"], ["Colour: plum"], ["Colour: night"]],
        bundle: [4, 15],
      },
      { title: "Olive wood board", category: "kitchen", picture: "board-1", price: 3350, about: "Cut from one piece; every board has its own grain.", days: 5 },
      {
        title: "Nesting bowl",
        category: "kitchen",
        picture: "bowl-3",
        price: 1999,
        about: "A deep bowl with a spout that does not drip.",
        options: [["Size: small", -400], ["Size: medium"], ["Size: large", 600]],
      },
      { title: "Cast teapot", category: "kitchen", picture: "teapot-4", price: 4590, about: "Keeps a litre of tea hot for an hour.", flashPercent: 15 },
      {
        title: "Steel water bottle",
        category: "kitchen",
        picture: "bottle-2",
        price: 2550,
        about: "Double wall, half a litre, no plastic inside.",
        options: [["Colour: pine"], ["Colour: brick"]],
      },
      {
        title: "Storage jar",
        category: "kitchen",
        picture: "jar-1",
        price: 1150,
        about: "A cork lid that seals; for beans, flour or biscuits.",
        bundle: [3, 10],
      },
      {
        title: "Mountain herb tea",
        category: "kitchen",
        picture: "tea-2",
        price: 780,
        about: "Eighty grams of leaves picked above the tree line.",
        stock: "untracked",
      },
      {
        title: "Salad bowl for eight",
        category: "kitchen",
        picture: "bowl-1",
        price: 5200,
        about: "Turned ash with a matching pair of servers.",
        stock: "last",
      },
    ],
  },
  {
    name: "Paper Fox",
    about: "Notebooks, pens and cards, printed two at a time.",
    days: 2,
    shipping: 250,
    autoApproveHours: 24,
    temperament: "prompt",
    seller: "Greta Solberg",
    listings: [
      {
        title: "Dotted notebook",
        category: "stationery",
        picture: "notebook-3",
        price: 1390,
        about: "192 numbered pages that lie flat.",
        options: [["Cover: navy"], ["Cover: terracotta"], ["Cover: forest"]],
        bundle: [3, 10],
      },
      {
        title: "Fountain pen",
        category: "stationery",
        picture: "pen-1",
        price: 3200,
        about: "A steel nib, medium or fine, and a converter.",
        options: [["Nib: medium"], ["Nib: fine"]],
      },
      { title: "Greeting card set", category: "stationery", picture: "card-2", price: 950, about: "Six cards and envelopes for no particular occasion." },
      { title: "Wall planner", category: "stationery", picture: "frame-4", price: 1800, about: "One sheet, one year, plenty of white.", flashPercent: 30 },
      { title: "Sticker puzzle", category: "toys_games", picture: "puzzle-2", price: 690, about: "Four hundred stickers make one picture." },
      { title: "Gift wrap bundle", category: "party", picture: "gift-1", price: 1120, about: "Three sheets, two ribbons, eight labels.", stock: "untracked" },
      { title: "Letter writing kit", category: "stationery", picture: "card-4", price: 2150, about: "Paper, envelopes and a guide line sheet.", stock: "none" },
    ],
  },
  {
    name: "Wayfarer Goods",
    about: "Bags that carry things and last longer than the trip.",
    days: 4,
    shipping: 550,
    temperament: "racer",
    seller: "Joost Vermeer",
    listings: [
      {
        title: "Canvas backpack",
        category: "bags",
        picture: "backpack-1",
        price: 8900,
        about: "Waxed canvas, 22 litres, a padded sleeve inside.",
        options: [["Colour: rust"], ["Colour: moss"], ["Colour: navy"]],
      },
      { title: "Market tote", category: "bags", picture: "tote-2", price: 2200, about: "Organic cotton with a pocket for the keys.", bundle: [2, 10] },
      {
        title: "Slim wallet",
        category: "accessories",
        picture: "wallet-4",
        price: 3450,
        about: "Eight cards, some notes and nothing else.",
        options: [["Colour: wine"], ["Colour: black"]],
      },
      {
        title: "Compact umbrella",
        category: "accessories",
        picture: "umbrella-3",
        price: 2790,
        about: "Eight ribs, opens by hand, dries fast.",
        flashPercent: 10,
      },
      { title: "Wool scarf", category: "accessories", picture: "scarf-2", price: 3990, about: "Soft merino, two metres long." },
      {
        title: "Felt hat",
        category: "accessories",
        picture: "hat-1",
        price: 5400,
        about: "A wide brim and a band you can change.",
        options: [["Size: 56"], ["Size: 58"], ["Size: 60"]],
        days: 6,
      },
      {
        title: "Hiking socks",
        category: "accessories",
        picture: "socks-4",
        price: 1290,
        about: "Padded heel, three pairs.",
        options: [["Size: 36-38"], ["Size: 39-41"], ["Size: 42-45"]],
        bundle: [2, 8],
      },
      { title: "Weekend bag", category: "bags", picture: "tote-3", price: 11900, about: "Room for two nights, with a shoe pocket below." },
    ],
  },
  {
    name: "Green Thumb Yard",
    about: "Plants, pots and patience.",
    days: 5,
    shipping: 690,
    temperament: "silent",
    seller: "Pilar Ocaña",
    listings: [
      { title: "Rubber plant", category: "garden", picture: "plant-1", price: 2650, about: "About fifty centimetres tall, in a nursery pot." },
      {
        title: "Watering can",
        category: "garden",
        picture: "can-4",
        price: 3150,
        about: "Zinc, seven litres, a fine rose.",
        options: [["Colour: wine"], ["Colour: zinc"]],
      },
      {
        title: "Wildflower seed packet",
        category: "garden",
        picture: "seeds-2",
        price: 450,
        about: "Twenty kinds for five square metres.",
        bundle: [5, 20],
        stock: "untracked",
      },
      { title: "Picnic basket", category: "garden", picture: "basket-1", price: 5900, about: "Willow, lined, with room for four plates." },
      { title: "Herb crate", category: "garden", picture: "crate-2", price: 2290, about: "A wooden crate with six clay pots.", flashPercent: 15 },
      { title: "Trailing ivy", category: "garden", picture: "plant-3", price: 1450, about: "Forgives being forgotten for a week." },
      { title: "Kneeling cushion", category: "garden", picture: "cushion-2", price: 1690, about: "Wipes clean; saves knees." },
    ],
  },
  {
    name: "Marlow & Finch",
    about: "Small jewellery, made to order at one bench.",
    days: 6,
    shipping: 350,
    temperament: "stubborn",
    seller: "Hélène Marlow",
    listings: [
      {
        title: "Signet ring",
        category: "jewellery",
        picture: "ring-1",
        price: 9800,
        about: "Recycled silver, engraved on request.",
        options: [["Size: 52"], ["Size: 54"], ["Size: 56"], ["Size: 58"]],
        days: 7,
      },
      {
        title: "Drop earrings",
        category: "jewellery",
        picture: "earrings-3",
        price: 4650,
        about: "Enamel drops on gilded hooks.",
        options: [["Colour: blue"], ["Colour: green"]],
      },
      { title: "Pendant necklace", category: "jewellery", picture: "necklace-4", price: 6200, about: "A faceted stone on a 45 centimetre chain." },
      { title: "Stacking ring set", category: "jewellery", picture: "ring-2", price: 5550, about: "Three thin bands, worn together or not.", flashPercent: 12 },
      { title: "Standing mirror", category: "home_decor", picture: "mirror-1", price: 7300, about: "An oval on a walnut foot.", stock: "last" },
      { title: "Jewellery box", category: "storage", picture: "crate-4", price: 4390, about: "Two trays and a lock that means it." },
      { title: "Hoop earrings", category: "jewellery", picture: "earrings-2", price: 3890, about: "Light enough to forget." },
    ],
  },
  {
    name: "Tinker & Tot",
    about: "Toys without batteries, for hands of every size.",
    days: 3,
    shipping: 420,
    temperament: "bargainer",
    seller: "Mads Holm",
    listings: [
      { title: "Wooden blocks", category: "toys_games", picture: "blocks-1", price: 3490, about: "Fifty beech blocks in a cotton bag.", bundle: [2, 10] },
      {
        title: "Box kite",
        category: "toys_games",
        picture: "kite-2",
        price: 2390,
        about: "Flies in a light wind; folds into its tail.",
        options: [["Colour: green"], ["Colour: red"]],
      },
      {
        title: "Patchwork bear",
        category: "toys_games",
        picture: "bear-4",
        price: 2990,
        about: "Every bear is stitched from other fabrics.",
        options: [["Size: 25 cm"], ["Size: 40 cm", 1200]],
      },
      {
        title: "Town puzzle",
        category: "toys_games",
        picture: "puzzle-1",
        price: 1890,
        about: "Five hundred pieces and one missing roof, drawn so.",
        flashPercent: 25,
      },
      { title: "Party bunting", category: "party", picture: "bunting-3", price: 1250, about: "Six metres of cotton triangles." },
      { title: "Glass bauble", category: "seasonal", picture: "bauble-4", price: 790, about: "Blown and painted one by one.", bundle: [6, 15] },
      { title: "Birthday box", category: "party", picture: "gift-2", price: 2650, about: "Candles, bunting and a badge with your number." },
    ],
  },
  {
    name: "Signal Street",
    about: "Everyday electronics with spare parts on the shelf.",
    days: 2,
    shipping: 490,
    temperament: "late_shipper",
    seller: "Kasia Nowicka",
    listings: [
      {
        title: "Over-ear headphones",
        category: "electronics",
        picture: "headphones-2",
        price: 12900,
        about: "Thirty hours on a charge, pads that come off.",
        options: [["Colour: green"], ["Colour: graphite"]],
      },
      { title: "Bookshelf speaker", category: "electronics", picture: "speaker-3", price: 15900, about: "One box, two drivers, a cable in the bag.", days: 4 },
      {
        title: "Low-profile keyboard",
        category: "electronics",
        picture: "keyboard-1",
        price: 8450,
        about: "Quiet switches and a battery for a month.",
        options: [["Layout: ISO"], ["Layout: ANSI"]],
        flashPercent: 18,
      },
      {
        title: "Braided charging cable",
        category: "electronics",
        picture: "cable-4",
        price: 1490,
        about: "Two metres, 100 watts.",
        options: [["Length: 1 m", -300], ["Length: 2 m"]],
        bundle: [3, 15],
      },
      { title: "Wall clock", category: "home_decor", picture: "clock-3", price: 3790, about: "Sweeps instead of ticking." },
      { title: "Coat rail", category: "storage", picture: "hook-2", price: 2190, about: "Four hooks, four screws, one evening.", stock: "none" },
      { title: "Desk speaker, mini", category: "electronics", picture: "speaker-1", price: 4950, about: "Fits beside a mug; louder than it looks." },
      { title: "Soap dispenser", category: "bath_beauty", picture: "soap-4", price: 2750, about: "Hands-free; runs on two small cells." },
    ],
  },
];
