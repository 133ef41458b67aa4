import type { InstrumentFacts } from "@souk/sim";
import type { Address, Minor } from "@souk/rulebook";

/** The invented people of the demo who buy: who they are, how they pay, and how they tend to behave (rules.md 12). */
export interface DemoBuyer {
  readonly handle: string;
  readonly name: string;
  readonly temperament: string;
  readonly wallet: Minor;
  readonly address: Omit<Address, "name">;
  readonly instruments: readonly (readonly [rail: InstrumentFacts["rail"], label: string, behaviour: InstrumentFacts["behaviour"]])[];
}

export const demoBuyers: readonly DemoBuyer[] = [
  {
    handle: "mira",
    name: "Mira Okafor",
    temperament: "remorseful",
    wallet: 5_000,
    address: { street: "Lindenstraße 14", city: "Berlin", postcode: "10969", country: "Germany", phone: "+49 30 5550142" },
    instruments: [
      ["card", "Card ending 4242", "normal"],
      ["e_wallet", "Pocketpay mira@souk.example", "normal"],
    ],
  },
  {
    handle: "tomas",
    name: "Tomás Ferreira",
    temperament: "decided",
    wallet: 0,
    address: { street: "Rua do Almada 210", city: "Porto", postcode: "4050-032", country: "Portugal", phone: "+351 22 5550117" },
    instruments: [
      ["card", "Card ending 0002 (always declined)", "declines"],
      ["card", "Card ending 1881", "normal"],
    ],
  },
  {
    handle: "aiko",
    name: "Aiko Tanaka",
    temperament: "card_breaker",
    wallet: 0,
    address: { street: "Keizersgracht 77", city: "Amsterdam", postcode: "1015 CE", country: "Netherlands", phone: "+31 20 5550163" },
    instruments: [
      ["card", "Card ending 0119 (expires soon)", "bounces"],
      ["mobile", "Mobile balance +31 6 5550163", "normal"],
    ],
  },
  {
    handle: "leon",
    name: "Leon Hartmann",
    temperament: "patient",
    wallet: 0,
    address: { street: "Rue des Martyrs 9", city: "Paris", postcode: "75009", country: "France", phone: "+33 1 55501298" },
    instruments: [
      ["bank_transfer", "Bank transfer DE•• 7731", "normal"],
      ["e_wallet", "Pocketpay leon@souk.example", "slow"],
    ],
  },
  {
    handle: "priya",
    name: "Priya Raman",
    temperament: "price_chaser",
    wallet: 12_500,
    address: { street: "Via Solferino 31", city: "Milan", postcode: "20121", country: "Italy", phone: "+39 02 5550174" },
    instruments: [
      ["card", "Card ending 5556", "normal"],
      ["mobile", "Mobile balance +39 333 5550174", "lost"],
    ],
  },
  {
    handle: "oskar",
    name: "Oskar Lindqvist",
    temperament: "window_shopper",
    wallet: 0,
    address: { street: "Hornsgatan 52", city: "Stockholm", postcode: "118 21", country: "Sweden", phone: "+46 8 5550128" },
    instruments: [
      ["card", "Card ending 3155", "normal"],
      ["card", "Card ending 0341 (fails verification)", "verification_fails"],
    ],
  },
];

export const demoAdmin = { handle: "admin", name: "Nadia Farouk", email: "nadia@souk.example" };
