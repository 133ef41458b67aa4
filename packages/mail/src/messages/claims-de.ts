import { type Letter, type Letters, type MailTemplate, wordOf } from "../letter.ts";
import type { Said } from "../said.ts";

const facts: Readonly<Record<string, string>> = {
  refused: "wurde an der Tür abgelehnt und geht zurück",
  returning: "ist auf dem Rückweg zum Absender",
  returned: "ist beim Absender zurück",
  lost: "ist unterwegs verloren gegangen",
  shipment_cancelled: "wurde vom Absender zurückgerufen",
};

const disputeReasons: Readonly<Record<string, string>> = {
  invalid_tracking: "Keine oder eine erfundene Sendungsnummer",
  still_on_the_way: "Noch unterwegs",
  wrong_address: "An eine falsche Adresse geschickt",
  held_by_customs: "Vom Zoll festgehalten",
  returned_to_sender: "Zurück an den Absender",
  seller_refused_cancel: "Der Verkäufer wollte nicht stornieren",
  refused_by_me: "Von mir nicht angenommen",
  not_as_described: "Nicht wie beschrieben",
  poor_quality: "Schlechte Qualität",
  not_working: "Funktioniert nicht",
  counterfeit: "Fälschung",
  damaged: "Beschädigt",
  fewer_or_empty: "Weniger Artikel oder ein leeres Paket",
  other_carrier: "Anderer Paketdienst als vereinbart",
  changed_mind: "Doch nicht gewollt",
};

const sides: Readonly<Record<string, string>> = { buyer: "Käufer", seller: "Verkäufer", platform: "Souk" };
const liable: Readonly<Record<string, string>> = {
  buyer: "Der Käufer",
  seller: "Der Verkäufer",
  carrier: "Der Paketdienst",
  platform: "Souk",
  none: "Niemand",
};
const ends: Readonly<Record<string, string>> = {
  agreed: "Beide Seiten haben sich geeinigt.",
  seller_silent: "Der Verkäufer hat nicht rechtzeitig geantwortet, darum gilt, was der Käufer verlangt.",
  final: "Die Entscheidung ist endgültig.",
  withdrawn: "Der Käufer hat ihn zurückgezogen.",
};
const sanctions: Readonly<Record<string, string>> = {
  marketing_off: "Keine Werbung",
  search_demotion: "Weiter hinten in der Suche",
  listing_block: "Keine neuen Artikel",
  payout_hold: "Keine Auszahlungen",
  selling_stop: "Keine neuen Bestellungen",
};
const standings: Readonly<Record<string, string>> = {
  good: "Mit Ihrem Konto ist wieder alles in Ordnung.",
  warned: "Bitte achten Sie darauf: Ihr Konto wurde verwarnt.",
  purchase_blocked: "Mit Ihrem Konto kann vorerst nichts gekauft werden. Bestehende Bestellungen laufen weiter.",
  banned: "Ihr Konto ist dauerhaft für Käufe gesperrt. Bestehende Bestellungen laufen weiter.",
};

const see = "Bestellung ansehen";
const room = "Streitfall öffnen";
const days = (count: number): string => (count === 1 ? "einen Tag" : `${count} Tage`);
const asked = (said: Said): string => `${said.money("amount")}${said.is("withReturn") ? ", die Ware geht vorher zurück" : ""}`;
const quoted = (said: Said, name: string): Pick<Letter, "quote"> => (said.has(name) ? { quote: said.text(name) } : {});

/** Nachrichten über Streitfälle, Rücksendungen, Rückbuchungen und Sperren, über Läden und Konten. */
export const claimsDe = {
  shipment_reported: {
    buyer: (said) => ({
      subject: `Ihr Paket der Bestellung ${said.order} ${wordOf(facts, said.code("fact"))}`,
      says: [
        `Der Paketdienst meldet: Ihr Paket ${wordOf(facts, said.code("fact"))}. Ändert sich nichts, erhalten Sie Ihr Geld zurück. Sie können auch einen Streitfall eröffnen.`,
      ],
      action: "Paket verfolgen",
    }),
    seller: (said) => ({
      subject: `Das Paket der Bestellung ${said.order} ${wordOf(facts, said.code("fact"))}`,
      says: [`Der Paketdienst meldet: Das Paket ${wordOf(facts, said.code("fact"))}. Ändert sich nichts, erhält der Käufer sein Geld zurück.`],
      action: see,
    }),
  },
  amendment_proposed: {
    buyer: (said) => ({
      subject: `Der Verkäufer möchte die Bestellung ${said.order} ändern`,
      says: ["Der Verkäufer schlägt vor dem Versand eine Änderung vor. Sie gilt nur, wenn Sie zustimmen."],
      action: "Verkäufer antworten",
    }),
    seller: (said) => ({
      subject: `Der Käufer möchte die Bestellung ${said.order} ändern`,
      says: ["Der Käufer schlägt vor dem Versand eine Änderung vor. Sie gilt nur, wenn Sie zustimmen."],
      action: "Käufer antworten",
    }),
  },
  amendment_declined: {
    buyer: (said) => ({ subject: `Bestellung ${said.order} bleibt, wie sie ist`, says: ["Der Verkäufer hat der Änderung nicht zugestimmt."], action: see }),
    seller: (said) => ({
      subject: `Bestellung ${said.order} bleibt, wie sie ist`,
      says: ["Der Käufer hat der Änderung nicht zugestimmt."],
      action: "Bestellung versenden",
    }),
  },
  order_amended: {
    buyer: (said) => ({
      subject: `Bestellung ${said.order} wurde geändert`,
      says: [
        "Sie und der Verkäufer haben sich auf eine Änderung geeinigt.",
        ...(said.count("refund") > 0 ? [`${said.money("refund")} für das Weggefallene kommen zu Ihnen zurück.`] : []),
      ],
      action: see,
    }),
    seller: (said) => ({
      subject: `Bestellung ${said.order} wurde geändert: vor dem Versand ansehen`,
      says: ["Sie und der Käufer haben sich auf eine Änderung geeinigt."],
      action: "Bestellung versenden",
    }),
  },
  protection_asked: {
    seller: (said) => ({
      subject: `Der Käufer bittet um längeren Schutz der Bestellung ${said.order}`,
      says: [`Der Käufer möchte ${days(said.count("days"))} länger geschützt sein, weil das Paket noch unterwegs ist.`],
      action: "Käufer antworten",
    }),
  },
  protection_granted: {
    buyer: (said) => ({
      subject: `Sie sind für die Bestellung ${said.order} länger geschützt`,
      says: [`Der Verkäufer gibt Ihnen ${days(said.count("days"))} mehr.`],
      facts: [["Geschützt bis", said.when("protectedUntil")]],
      action: see,
    }),
    seller: (said) => ({
      subject: `Längerer Schutz für die Bestellung ${said.order}`,
      says: [`Sie haben dem Käufer ${days(said.count("days"))} mehr gegeben.`],
      facts: [["Geschützt bis", said.when("protectedUntil")]],
      action: see,
    }),
  },
  protection_declined: {
    buyer: (said) => ({
      subject: `Kein längerer Schutz für die Bestellung ${said.order}`,
      says: ["Der Verkäufer hat nicht zugestimmt. Kommt das Paket nicht rechtzeitig an, eröffnen Sie vor Ende des Schutzes einen Streitfall."],
      action: see,
    }),
  },
  dispute_opened: {
    seller: (said) => ({
      subject: `Der Käufer hat einen Streitfall zur Bestellung ${said.order} eröffnet`,
      says: [
        `Der Käufer verlangt ${asked(said)}. Nehmen Sie an oder machen Sie binnen fünf Tagen einen eigenen Vorschlag; ohne Antwort gilt, was der Käufer verlangt.`,
      ],
      facts: [
        ["Grund", wordOf(disputeReasons, said.code("reason"))],
        ["Verlangt", said.money("amount")],
      ],
      ...quoted(said, "text"),
      action: room,
    }),
    admin: (said) => ({
      subject: `Ein Streitfall vor dem Versand zur Bestellung ${said.order}`,
      says: [`Ein Käufer, dessen Stornowunsch abgelehnt wurde, verlangt ${asked(said)}.`],
      facts: [["Grund", wordOf(disputeReasons, said.code("reason"))]],
      ...quoted(said, "text"),
      action: room,
    }),
  },
  settlement_proposed: {
    buyer: (said) => ({
      subject: `Ein Vorschlag in Ihrem Streitfall zur Bestellung ${said.order}`,
      says: [`Vorschlag von ${wordOf(sides, said.code("by"))}: ${asked(said)}. Wer ihn annimmt, beendet den Streitfall.`],
      action: room,
    }),
    seller: (said) => ({
      subject: `Ein Vorschlag im Streitfall zur Bestellung ${said.order}`,
      says: [`Vorschlag von ${wordOf(sides, said.code("by"))}: ${asked(said)}. Wer ihn annimmt, beendet den Streitfall.`],
      action: room,
    }),
  },
  mediation_began: {
    buyer: (said) => ({
      subject: `Souk entscheidet Ihren Streitfall zur Bestellung ${said.order}`,
      says: ["Sie und der Verkäufer haben sich nicht geeinigt. Souk sieht sich nun beide Seiten an und entscheidet. Belege können Sie weiter hinzufügen."],
      action: room,
    }),
    seller: (said) => ({
      subject: `Souk entscheidet den Streitfall zur Bestellung ${said.order}`,
      says: ["Sie und der Käufer haben sich nicht geeinigt. Souk sieht sich nun beide Seiten an und entscheidet. Belege können Sie weiter hinzufügen."],
      action: room,
    }),
    admin: (said) => ({
      subject: `Bestellung ${said.order} wartet auf eine Entscheidung`,
      says: ["Käufer und Verkäufer haben sich nicht geeinigt. Bitte sehen Sie sich beide Seiten an und entscheiden Sie."],
      action: room,
    }),
  },
  verdict_overdue: {
    admin: (said) => ({
      subject: `Die Entscheidung zur Bestellung ${said.order} ist überfällig`,
      says: ["Die Zeit dafür ist vorbei. Von selbst geschieht nichts: Beide Seiten warten noch."],
      action: room,
    }),
  },
  verdict_given: {
    buyer: (said) => ({
      subject: `Die Entscheidung zur Bestellung ${said.order}`,
      says: [`Souk hat entschieden: Sie erhalten ${asked(said)}. Das gilt, sobald die Zeit für einen Widerspruch vorbei ist.`],
      facts: [["Haftet", wordOf(liable, said.code("liability"))]],
      ...quoted(said, "text"),
      action: "Entscheidung ansehen",
    }),
    seller: (said) => ({
      subject: `Die Entscheidung zur Bestellung ${said.order}`,
      says: [`Souk hat entschieden: Der Käufer erhält ${asked(said)}. Das gilt, sobald die Zeit für einen Widerspruch vorbei ist.`],
      facts: [["Haftet", wordOf(liable, said.code("liability"))]],
      ...quoted(said, "text"),
      action: "Entscheidung ansehen",
    }),
  },
  verdict_appealed: {
    buyer: (said) => ({
      subject: `Der Verkäufer widerspricht der Entscheidung zur Bestellung ${said.order}`,
      says: ["Souk sieht sie sich noch einmal an; danach ist sie endgültig."],
      ...quoted(said, "text"),
      action: room,
    }),
    seller: (said) => ({
      subject: `Der Käufer widerspricht der Entscheidung zur Bestellung ${said.order}`,
      says: ["Souk sieht sie sich noch einmal an; danach ist sie endgültig."],
      ...quoted(said, "text"),
      action: room,
    }),
    admin: (said) => ({
      subject: `Ein Widerspruch zur Bestellung ${said.order}`,
      says: ["Bitte entscheiden Sie noch einmal; danach ist es endgültig."],
      ...quoted(said, "text"),
      action: room,
    }),
  },
  return_authorized: {
    buyer: (said) => ({
      subject: `Bitte senden Sie die Ware der Bestellung ${said.order} zurück`,
      says: [
        `Sobald der Verkäufer sie hat, kommen ${said.money("amount")} zu Ihnen zurück. Senden Sie sie nicht rechtzeitig, endet der Streitfall zugunsten des Verkäufers.`,
        said.code("postage") === "seller" ? "Das Porto zahlt der Verkäufer." : "Das Porto zahlen Sie.",
      ],
      action: "Rücksendung ansehen",
    }),
    seller: (said) => ({
      subject: `Die Ware der Bestellung ${said.order} kommt zu Ihnen zurück`,
      says: [
        `Sobald Sie sie haben, gehen ${said.money("amount")} an den Käufer zurück.`,
        said.code("postage") === "seller" ? "Das Porto zahlen Sie." : "Das Porto zahlt der Käufer.",
      ],
      action: "Rücksendung ansehen",
    }),
  },
  return_shipped: {
    seller: (said) => ({
      subject: `Die Rücksendung der Bestellung ${said.order} ist unterwegs`,
      says: ["Bitte bestätigen Sie den Eingang oder sagen Sie, was nicht stimmt. Ohne ein Wort von Ihnen geht das Geld von selbst zurück."],
      facts: [
        ["Paketdienst", said.text("carrier")],
        ["Sendungsnummer", said.text("tracking")],
      ],
      action: "Rücksendung ansehen",
    }),
  },
  return_delivered: {
    buyer: (said) => ({
      subject: `Ihre Rücksendung der Bestellung ${said.order} ist angekommen`,
      says: ["Der Verkäufer prüft sie jetzt. Ohne Einwand geht das Geld von selbst zurück."],
      action: "Rücksendung ansehen",
    }),
    seller: (said) => ({
      subject: `Die Rücksendung der Bestellung ${said.order} ist angekommen`,
      says: ["Bitte prüfen und bestätigen Sie sie, oder sagen Sie, was nicht stimmt. Ohne ein Wort von Ihnen geht das Geld von selbst zurück."],
      action: "Rücksendung prüfen",
    }),
  },
  return_contested: {
    buyer: (said) => ({
      subject: `Der Verkäufer beanstandet Ihre Rücksendung der Bestellung ${said.order}`,
      says: ["Souk sieht sie sich an und entscheidet."],
      ...quoted(said, "text"),
      action: room,
    }),
    admin: (said) => ({
      subject: `Eine Rücksendung der Bestellung ${said.order} ist strittig`,
      says: ["Der Verkäufer beanstandet, was zurückkam. Bitte entscheiden Sie."],
      ...quoted(said, "text"),
      action: room,
    }),
  },
  dispute_ended: {
    buyer: (said) => ({
      subject: `Ihr Streitfall zur Bestellung ${said.order} ist beendet`,
      says: [wordOf(ends, said.code("as")), said.count("amount") > 0 ? `Sie erhalten ${said.money("amount")} zurück.` : "Es geht kein Geld zurück."],
      action: see,
    }),
    seller: (said) => ({
      subject: `Der Streitfall zur Bestellung ${said.order} ist beendet`,
      says: [wordOf(ends, said.code("as")), said.count("amount") > 0 ? `Der Käufer erhält ${said.money("amount")} zurück.` : "Es geht kein Geld zurück."],
      action: see,
    }),
  },
  order_frozen: {
    buyer: (said) => ({
      subject: `Bestellung ${said.order} ist eingefroren`,
      says: [
        said.code("cause") === "chargeback"
          ? "Der Aussteller Ihrer Karte fordert das Geld zurück. Bis das entschieden ist, steht die Bestellung still, und mit ihr jede Frist."
          : "Gegen den Laden läuft eine Untersuchung. Bis sie entschieden ist, steht die Bestellung still, und mit ihr jede Frist. Ihr Geld ist sicher.",
      ],
      action: see,
    }),
    seller: (said) => ({
      subject: `Bestellung ${said.order} ist eingefroren`,
      says: ["Der Kartenaussteller fordert das Geld zurück. Bis das entschieden ist, steht die Bestellung still: Bitte nicht versenden."],
      action: see,
    }),
  },
  order_released: {
    buyer: (said) => ({
      subject: `Bestellung ${said.order} geht weiter`,
      says: ["Die Bestellung ist nicht mehr eingefroren. Jede Frist läuft mit dem weiter, was von ihr übrig war."],
      action: see,
    }),
    seller: (said) => ({
      subject: `Bestellung ${said.order} geht weiter`,
      says: ["Die Bestellung ist nicht mehr eingefroren. Jede Frist läuft mit dem weiter, was von ihr übrig war."],
      action: see,
    }),
  },
  chargeback_opened: {
    admin: (said) => ({
      subject: `Eine Rückbuchung zur Bestellung ${said.order}`,
      says: ["Der Kartenaussteller holt Geld zurück. Widersprechen Sie mit Belegen oder nehmen Sie sie an; ohne Antwort gilt sie."],
      facts: [
        ["Geholt", said.money("amount")],
        ["Gefordert", said.money("noticed")],
        ["Grund", said.text("reason")],
      ],
      action: "Rückbuchung öffnen",
    }),
  },
  chargeback_accepted: {
    buyer: (said) => ({
      subject: `Die Rückbuchung zur Bestellung ${said.order} gilt`,
      says: [`Der Aussteller Ihrer Karte gibt Ihnen ${said.money("amount")} zurück.`],
      action: see,
    }),
    seller: (said) => ({
      subject: `Die Rückbuchung zur Bestellung ${said.order} gilt`,
      says: [
        said.code("fault") === "seller"
          ? `${said.money("amount")} werden von dem genommen, was die Bestellung Ihnen gebracht hat.`
          : "Souk trägt den Verlust: Ihnen wird nichts genommen.",
      ],
      action: see,
    }),
  },

  review_began: {
    seller: (said) => ({
      subject: "Ihr Laden wird geprüft",
      says: ["Sie verkaufen weiter, aber Auszahlungen sind bis dahin nicht möglich."],
      ...quoted(said, "reason"),
      action: "Laden ansehen",
    }),
  },
  review_cleared: {
    seller: (said) => ({ subject: "Die Prüfung Ihres Ladens ist vorbei", says: ["Alles ist wie vorher."], ...quoted(said, "note"), action: "Laden ansehen" }),
  },
  store_frozen: {
    seller: (said) => ({
      subject: "Ihr Laden ist eingefroren",
      says: [
        "Gegen Ihren Laden läuft eine Untersuchung. Er nimmt keine Bestellungen an, und Ihre Bestellungen stehen still. Bitte senden Sie rechtzeitig Belege: Sonst wird der Laden gesperrt und jede bezahlte Bestellung erstattet.",
      ],
      facts: [
        ["Belege bis", said.when("evidenceBy")],
        ["Entscheidung bis", said.when("decisionBy")],
        ["Solange einbehalten", said.money("withheld")],
      ],
      ...quoted(said, "reason"),
      action: "Zur Untersuchung",
    }),
  },
  investigation_answered: {
    admin: (said) => ({
      subject: `Laden ${said.count("store")} hat auf die Untersuchung geantwortet`,
      says: ["Bitte sehen Sie sich die Belege an und entscheiden Sie."],
      ...quoted(said, "text"),
      action: "Untersuchung öffnen",
    }),
  },
  decision_overdue: {
    admin: (said) => ({
      subject: `Die Entscheidung über Laden ${said.count("store")} ist überfällig`,
      says: ["Der Laden und alle seine Bestellungen stehen noch still."],
      action: "Untersuchung öffnen",
    }),
  },
  store_released: {
    seller: (said) => ({
      subject: "Ihr Laden ist wieder offen",
      says: ["Die Untersuchung hat nichts gegen Sie ergeben. Ihre Bestellungen laufen mit aller Zeit weiter, die sie noch hatten, und Ihr Geld ist wieder da."],
      ...quoted(said, "note"),
      action: "Laden ansehen",
    }),
  },
  store_blocked: {
    seller: (said) => ({
      subject: "Ihr Laden ist gesperrt",
      says: [
        said.is("automatic") ? "Es kamen keine Belege in der Zeit." : "Die Untersuchung ist gegen Sie ausgegangen.",
        "Bezahlte Bestellungen werden erstattet, und was Ihr Laden hat, bleibt vorerst einbehalten. Sie können einmal widersprechen.",
      ],
      facts: [["Widerspruch bis", said.when("appealBy")]],
      ...quoted(said, "note"),
      action: "Widersprechen",
    }),
    admin: (said) => ({
      subject: `Laden ${said.count("store")} wurde gesperrt: Es kamen keine Belege`,
      says: ["Seine bezahlten Bestellungen werden erstattet."],
      action: "Laden öffnen",
    }),
  },
  block_appealed: {
    admin: (said) => ({
      subject: `Laden ${said.count("store")} widerspricht seiner Sperre`,
      says: ["Bitte entscheiden Sie."],
      ...quoted(said, "text"),
      action: "Widerspruch entscheiden",
    }),
  },
  appeal_decided: {
    seller: (said) => ({
      subject: said.is("upheld") ? "Ihr Widerspruch war richtig" : "Ihr Widerspruch wurde abgelehnt",
      says: [
        said.is("upheld") ? "Ihr Laden ist wieder offen und Ihr Geld gehört Ihnen. Erstattete Bestellungen bleiben erstattet." : "Ihr Laden bleibt gesperrt.",
      ],
      ...quoted(said, "note"),
      action: "Laden ansehen",
    }),
  },
  withheld_overdue: {
    admin: (said) => ({
      subject: `Über das Geld von Laden ${said.count("store")} entscheiden`,
      says: ["Es wurde die ganze Zeit einbehalten: Geben Sie es frei oder behalten Sie es."],
      action: "Laden öffnen",
    }),
  },
  withheld_decided: {
    seller: (said) => ({
      subject: "Über Ihr einbehaltenes Geld ist entschieden",
      says: [
        said.code("decision") === "released"
          ? `${said.money("amount")} wurden für Sie freigegeben, abzüglich Ihrer Schulden.`
          : `${said.money("amount")} wurden endgültig behalten.`,
      ],
      ...quoted(said, "note"),
      action: "Geld ansehen",
    }),
  },
  money_withdrawn: {
    seller: (said) => ({
      subject: `${said.money("amount")} sind unterwegs zu Ihrer Bank`,
      says: [said.count("netted") > 0 ? `${said.money("netted")}, die Sie schuldeten, wurden vorher abgezogen.` : "Danke, dass Sie auf Souk verkaufen."],
      action: "Geld ansehen",
    }),
  },
  points_given: {
    seller: (said) => ({
      subject: `Ihr Laden hat ${said.count("points")} Strafpunkte bekommen`,
      says: [`Sie haben jetzt ${said.count("total")}. Mehr davon bringen Maßnahmen.`],
      ...quoted(said, "reason"),
      action: "Stand des Ladens ansehen",
    }),
  },
  points_reset: {
    seller: (said) => ({
      subject: "Ihr Laden beginnt das Quartal ohne Strafpunkte",
      says: [`Die bisherigen ${said.count("points")} zählen nicht mehr. Eine Maßnahme, die sie gebracht haben, läuft bis zu ihrem eigenen Ende.`],
      action: "Stand des Ladens ansehen",
    }),
  },
  store_sanctioned: {
    seller: (said) => ({
      subject: `Eine Maßnahme gegen Ihren Laden: ${wordOf(sanctions, said.code("kind"))}`,
      says: [wordOf(sanctions, said.code("kind"))],
      facts: said.has("until") ? [["Bis", said.when("until")]] : [],
      ...quoted(said, "reason"),
      action: "Stand des Ladens ansehen",
    }),
  },
  sanction_lifted: {
    seller: (said) => ({
      subject: `Eine Maßnahme ist vorbei: ${wordOf(sanctions, said.code("kind"))}`,
      says: ["Sie gilt nicht mehr."],
      ...quoted(said, "note"),
      action: "Stand des Ladens ansehen",
    }),
  },
  buyer_standing_changed: {
    buyer: (said) => ({
      subject: "Zu Ihrem Konto",
      says: [wordOf(standings, said.code("to")), ...(said.is("automatic") ? ["Zu viele Bestellungen wurden aufgegeben und nicht bezahlt."] : [])],
      ...(!said.is("automatic") && quoted(said, "reason")),
      action: "Bestellungen ansehen",
    }),
  },
} satisfies Partial<Letters<MailTemplate>>;
