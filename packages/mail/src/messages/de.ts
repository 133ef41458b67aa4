import type { CloseReason, PaidReason, Rail, RejectReason } from "@souk/rulebook";
import { type Fact, type Letter, type MailLanguage, wordOf } from "../letter.ts";
import type { Said } from "../said.ts";
import { claimsDe } from "./claims-de.ts";

const rails: Record<Rail, string> = { card: "Karte", e_wallet: "E-Wallet", mobile: "Handyguthaben", bank_transfer: "Überweisung", wallet: "Souk-Guthaben" };

const paidReasons: Record<PaidReason, string> = {
  changed_mind: "Doch nicht gewollt",
  wrong_item: "Falscher Artikel, falsche Größe oder Farbe",
  ordered_by_mistake: "Versehentlich oder doppelt bestellt",
  found_cheaper: "Günstiger gefunden",
  change_address: "Adresse ändern",
  change_delivery: "Versandart ändern",
  change_coupon: "Gutschein ändern",
  out_of_stock: "Laut Verkäufer nicht auf Lager",
  seller_refuses_to_ship: "Verkäufer kann oder will nicht versenden",
  seller_unreachable: "Verkäufer nicht erreichbar",
  seller_asks_extra_money: "Verkäufer verlangt mehr Geld",
  poor_ratings_or_delays: "Schlechte Bewertungen oder Verzögerungen",
  payment_problem: "Problem mit der Zahlung",
  other: "Anderer Grund",
};

const rejectReasons: Record<RejectReason, string> = {
  already_packed: "Schon verpackt",
  handed_to_carrier: "Schon dem Paketdienst übergeben",
  custom_made: "Auf Bestellung angefertigt",
  shipping_cost_incurred: "Versand ist schon bezahlt",
  buyer_agreed_to_keep: "Sie wollten die Bestellung behalten",
  other: "Anderer Grund",
};

const declines: Readonly<Record<string, string>> = {
  card_declined: "Die Karte wurde abgelehnt",
  insufficient_funds: "Das Konto war nicht gedeckt",
  rail_unavailable: "Der Zahlungsdienst war nicht erreichbar",
};

const sellerReasons: Readonly<Record<string, string>> = { out_of_stock: "Nicht auf Lager", cannot_ship: "Versand nicht möglich", other: "Anderer Grund" };

const closedForBuyer: Record<CloseReason, string> = {
  unpaid_cancelled: "Sie haben sie vor der Zahlung storniert.",
  unpaid_expired: "Sie wurde nicht rechtzeitig bezahlt.",
  verification_failed: "Ihre Zahlung hat die Prüfung nicht bestanden; es wurde nichts einbehalten.",
  cancel_early: "Der Verkäufer hat zugestimmt, während Ihre Zahlung noch geprüft wurde.",
  cancel_approved: "Der Verkäufer hat Ihrem Stornowunsch zugestimmt.",
  cancel_auto: "Der Verkäufer hat auf Ihren Stornowunsch nicht rechtzeitig geantwortet; damit gilt er als angenommen.",
  cancel_self: "Sie haben sie storniert.",
  ship_by_expired: "Der Verkäufer hat sie nicht rechtzeitig versandt.",
  seller_cancelled: "Der Verkäufer hat sie storniert.",
  dispute_refund: "Ihr Streitfall endete mit der vollen Erstattung.",
  annulled: "Der Laden wurde nach einer Untersuchung gesperrt.",
  chargeback: "Der Aussteller Ihrer Karte hat das Geld zurückgeholt.",
  not_delivered: "Das Paket hat Sie nicht erreicht.",
};

const closedForSeller: Record<CloseReason, string> = {
  unpaid_cancelled: "Der Käufer hat vor der Zahlung storniert. Das zählt nicht gegen Sie.",
  unpaid_expired: "Der Käufer hat nicht rechtzeitig bezahlt. Das zählt nicht gegen Sie.",
  verification_failed: "Die Zahlung hat die Prüfung nicht bestanden.",
  cancel_early: "Sie haben zugestimmt, während die Zahlung noch geprüft wurde. Das zählt nicht gegen Sie.",
  cancel_approved: "Der Stornowunsch wurde angenommen.",
  cancel_auto: "Auf den Stornowunsch kam rechtzeitig keine Antwort; durch Schweigen gilt er als angenommen.",
  cancel_self: "Der Käufer hat sie storniert. Das zählt nicht gegen Sie.",
  ship_by_expired: "Sie wurde nicht rechtzeitig versandt.",
  seller_cancelled: "Sie haben sie storniert.",
  dispute_refund: "Der Streitfall endete mit der vollen Erstattung an den Käufer.",
  annulled: "Ihr Laden wurde nach einer Untersuchung gesperrt.",
  chargeback: "Der Kartenaussteller hat das Geld zurückgeholt.",
  not_delivered: "Das Paket hat den Käufer nicht erreicht.",
};

const days = (count: number): string => (count === 1 ? "einen Tag" : `${count} Tage`);
const see = "Bestellung ansehen";

const refundFacts = (said: Said): Fact[] => [
  ...(said.has("amount") ? [["Betrag", said.money("amount")] as const] : []),
  ...(said.has("destination") ? [["Geht zurück an", said.text("destination")] as const] : []),
];

const sellersWords = (said: Said): Pick<Letter, "facts" | "quote"> => {
  const reason = sellerReasons[said.code("detail")];
  return { ...(reason && { facts: [["Grund des Verkäufers", reason]] }), ...(said.has("note") && { quote: said.text("note") }) };
};

export const de: MailLanguage = {
  tag: "de-DE",
  greeting: (name) => (name ? `Guten Tag ${name},` : "Guten Tag,"),
  goodbye: "Souk",
  footer: (world, zone) =>
    `Diese Nachricht gehört zum simulierten Markt „${world}“. Zeiten sind die der Marktuhr (${zone}). Echte Waren oder echtes Geld sind nicht im Spiel.`,
  letters: {
    ...claimsDe,
    order_placed: {
      seller: (said) => ({
        subject: `Neue Bestellung ${said.order}`,
        says: [`Ein Käufer hat die Bestellung ${said.order} aufgegeben. Sie ist noch nicht bezahlt: Wir melden uns, sobald Sie versenden können.`],
        facts: [["Bestellwert", said.money("total")]],
        action: see,
      }),
    },
    payment_declined: {
      buyer: (said) => ({
        subject: `Zahlung der Bestellung ${said.order} fehlgeschlagen`,
        says: [
          `Ihre Zahlung von ${said.money("amount")} (${wordOf(rails, said.code("rail"))}) ist fehlgeschlagen: ${wordOf(declines, said.code("reason"))}. Es wurde nichts abgebucht.`,
          "Die Bestellung wartet auf Sie. Zahlen Sie noch einmal oder auf anderem Weg, bevor die Frist abläuft.",
        ],
        action: "Jetzt zahlen",
      }),
    },
    order_paid: {
      buyer: (said) => ({
        subject: `Zahlung für die Bestellung ${said.order} eingegangen`,
        says: [`Wir haben Ihre Zahlung von ${said.money("total")} erhalten. Sie wird jetzt geprüft; danach bereitet der Verkäufer Ihr Paket vor.`],
        facts: [["Bezahlt", said.money("total")]],
        action: see,
      }),
    },
    verification_held: {
      buyer: (said) => ({
        subject: `Wir brauchen Unterlagen zur Bestellung ${said.order}`,
        says: [
          "Ihre Zahlung muss genauer geprüft werden. Bitte senden Sie die Unterlagen über die Seite der Bestellung; ohne sie wird die Bestellung storniert und nichts abgebucht.",
        ],
        facts: [["Unterlagen bis", said.when("documentsBy")]],
        action: "Unterlagen senden",
      }),
    },
    payment_verified: {
      buyer: (said) => ({
        subject: `Bestellung ${said.order} ist bestätigt`,
        says: ["Ihre Zahlung ist geprüft, der Verkäufer bereitet Ihr Paket vor. Bis zum Versand können Sie den Verkäufer um Stornierung bitten."],
        action: see,
      }),
      seller: (said) => ({
        subject: `Bestellung ${said.order} ist bezahlt: bitte versenden`,
        says: ["Die Zahlung ist geprüft. Bitte versenden Sie innerhalb Ihrer Bearbeitungszeit; sonst wird die Bestellung geschlossen und erstattet."],
        facts: [["Bestellwert", said.money("total")]],
        action: "Bestellung versenden",
      }),
    },
    cancellation_requested: {
      seller: (said) => ({
        subject: said.is("early")
          ? `Eilig: Der Käufer möchte die Bestellung ${said.order} stornieren`
          : `Der Käufer möchte die Bestellung ${said.order} stornieren`,
        says: said.is("early")
          ? [
              "Der Käufer hat gleich nach der Zahlung um Stornierung gebeten. Bis zum Ende der Zahlungsprüfung können Sie ohne Nachteil zustimmen; danach verfällt der Wunsch.",
            ]
          : [
              said.has("answerBy")
                ? `Bitte stimmen Sie zu, lehnen Sie ab oder machen Sie ein Gegenangebot, und zwar vor ${said.when("answerBy")}. Ohne Antwort wird die Bestellung dann storniert und gilt als unbeantwortet.`
                : "Bitte stimmen Sie zu, lehnen Sie ab oder machen Sie ein Gegenangebot. Ihre Versandfrist läuft dabei weiter.",
            ],
        facts: [["Grund", wordOf(paidReasons, said.code("reason"))], ...(said.has("answerBy") ? [["Antwort bis", said.when("answerBy")] as const] : [])],
        ...(said.has("note") && { quote: said.text("note") }),
        action: "Anfrage beantworten",
      }),
    },
    cancellation_rejected: {
      buyer: (said) => ({
        subject: `Der Verkäufer storniert die Bestellung ${said.order} nicht`,
        says: [
          said.has("reason")
            ? "Der Verkäufer hat Ihren Stornowunsch abgelehnt, die Bestellung läuft weiter. Sie haben drei Möglichkeiten:"
            : "Die Frist ist ohne Antwort abgelaufen, was in diesem Markt Nein bedeutet. Die Bestellung läuft weiter, und Sie haben drei Möglichkeiten:",
        ],
        ways: [
          "Sprechen Sie mit dem Verkäufer und fragen Sie noch einmal, solange nichts versandt ist.",
          "Eröffnen Sie einen Streitfall, dann prüft Souk.",
          "Warten Sie ab: Nehmen Sie das Paket nicht an oder senden Sie es zurück.",
        ],
        facts: said.has("reason") ? [["Grund des Verkäufers", wordOf(rejectReasons, said.code("reason"))]] : [],
        ...(said.has("note") && { quote: said.text("note") }),
        action: "Weiteres Vorgehen wählen",
      }),
    },
    cancellation_withdrawn: {
      seller: (said) => ({
        subject: `Der Käufer behält die Bestellung ${said.order}`,
        says: ["Der Käufer hat seinen Stornowunsch zurückgezogen. Bitte versenden Sie die Bestellung rechtzeitig."],
        action: "Bestellung versenden",
      }),
    },
    cancellation_lapsed: {
      buyer: (said) => ({
        subject: `Ihr Stornowunsch zur Bestellung ${said.order} ist verfallen`,
        says: [
          "Der Verkäufer hat während der Zahlungsprüfung nicht reagiert, damit ist Ihr früher Wunsch verfallen. Sie können jetzt noch einmal fragen; diesmal muss der Verkäufer antworten.",
        ],
        action: "Noch einmal fragen",
      }),
    },
    counter_offer_made: {
      buyer: (said) => ({
        subject: `Der Verkäufer bietet ${said.money("amount")} Nachlass auf die Bestellung ${said.order}`,
        says: [
          `Statt zu stornieren bietet der Verkäufer an, ${said.money("amount")} zu erstatten und wie geplant zu versenden.`,
          "Nehmen Sie an, ist Ihr Stornowunsch erledigt. Lehnen Sie ab, bleibt er offen.",
        ],
        facts: [
          ["Angebot", said.money("amount")],
          ["Bestellwert", said.money("total")],
        ],
        action: "Angebot beantworten",
      }),
    },
    counter_offer_declined: {
      seller: (said) => ({
        subject: `Der Käufer hat Ihr Angebot zur Bestellung ${said.order} abgelehnt`,
        says: ["Der Stornowunsch bleibt offen und seine Frist läuft weiter. Sie können zustimmen, ablehnen oder ein neues Angebot machen."],
        action: "Anfrage beantworten",
      }),
    },
    counter_offer_accepted: {
      buyer: (said) => ({
        subject: `Sie erhalten ${said.money("amount")} der Bestellung ${said.order} zurück`,
        says: [`Sie haben das Angebot des Verkäufers angenommen. ${said.money("amount")} werden erstattet, die Bestellung läuft weiter.`],
        action: "Erstattung verfolgen",
      }),
      seller: (said) => ({
        subject: `Der Käufer hat Ihr Angebot zur Bestellung ${said.order} angenommen`,
        says: [`${said.money("amount")} gehen an den Käufer zurück, der Stornowunsch ist erledigt. Bitte versenden Sie rechtzeitig.`],
        action: "Bestellung versenden",
      }),
    },
    order_shipped: {
      buyer: (said) => ({
        subject: `Bestellung ${said.order} ist unterwegs`,
        says: [
          said.is("overtaken")
            ? "Der Verkäufer hat Ihr Paket versandt, obwohl Sie stornieren wollten. Sie können die Annahme verweigern oder gleich einen Streitfall eröffnen."
            : "Der Verkäufer hat Ihr Paket versandt. Stornieren geht nicht mehr, aber Sie sind geschützt, bis Sie den Empfang bestätigt haben.",
        ],
        facts: [
          ["Paketdienst", said.text("carrier")],
          ["Sendungsnummer", said.text("tracking")],
        ],
        action: "Paket verfolgen",
      }),
    },
    shipment_late: {
      buyer: (said) => ({
        subject: `Bestellung ${said.order} verspätet sich`,
        says: ["Der Verkäufer hat nicht in der versprochenen Zeit versandt. Sie können warten oder um Stornierung bitten."],
        action: see,
      }),
      seller: (said) => ({
        subject: `Bestellung ${said.order} ist überfällig: bitte jetzt versenden`,
        says: ["Ihre Bearbeitungszeit ist vorbei und die Bestellung ist nicht versandt."],
        action: "Bestellung versenden",
      }),
    },
    extension_asked: {
      buyer: (said) => ({
        subject: `Der Verkäufer bittet um mehr Zeit für die Bestellung ${said.order}`,
        says: [`Der Verkäufer möchte ${days(said.count("days"))} länger für den Versand. Sie entscheiden; ohne Antwort bleibt es bei der bisherigen Frist.`],
        action: "Verkäufer antworten",
      }),
    },
    extension_granted: {
      buyer: (said) => ({
        subject: `Der Verkäufer hat mehr Zeit für die Bestellung ${said.order}`,
        says: [`Sie haben dem Verkäufer ${days(said.count("days"))} mehr gegeben.`],
        facts: [["Versand bis", said.when("shipBy")]],
        action: see,
      }),
      seller: (said) => ({
        subject: `Sie haben mehr Zeit für die Bestellung ${said.order}`,
        says: [`Der Käufer gibt Ihnen ${days(said.count("days"))} mehr für den Versand.`],
        facts: [["Versand bis", said.when("shipBy")]],
        action: "Bestellung versenden",
      }),
    },
    extension_declined: {
      seller: (said) => ({
        subject: `Keine Verlängerung für die Bestellung ${said.order}`,
        says: ["Der Käufer hat Ihre Bitte um mehr Zeit abgelehnt. Bitte versenden Sie in der verbleibenden Zeit."],
        action: "Bestellung versenden",
      }),
    },
    order_delivered: {
      buyer: (said) => ({
        subject: `Bestellung ${said.order} ist zugestellt`,
        says: ["Ihr Paket ist angekommen. Bitte prüfen Sie es und bestätigen Sie den Empfang; sonst gilt die Bestellung nach Ablauf der Frist als erhalten."],
        action: "Empfang bestätigen",
      }),
      seller: (said) => ({
        subject: `Bestellung ${said.order} ist zugestellt`,
        says: ["Das Paket ist angekommen. Die Bestellung endet, wenn der Käufer den Empfang bestätigt, oder von selbst nach Ablauf der Frist."],
        action: see,
      }),
    },
    order_finished: {
      buyer: (said) => ({
        subject: `Bestellung ${said.order} ist abgeschlossen`,
        says: ["Die Frist zur Bestätigung ist vorbei, die Bestellung gilt als erhalten. Viel Freude damit."],
        action: see,
      }),
      seller: (said) => ({
        subject: `Bestellung ${said.order} ist abgeschlossen`,
        says: [said.is("automatic") ? "Die Frist zur Bestätigung ist vorbei: Die Bestellung gilt als erhalten." : "Der Käufer hat den Empfang bestätigt."],
        facts: [
          ["Ihr Anteil", said.money("net")],
          ["Provision von Souk", said.money("commission")],
        ],
        action: see,
      }),
    },
    order_closed: {
      buyer: (said) => ({
        subject: `Bestellung ${said.order} ist storniert`,
        says: [
          wordOf(closedForBuyer, said.code("reason")),
          said.count("paid") > 0
            ? `Alles, was Sie bezahlt haben (${said.money("paid")}), geht dorthin zurück, woher es kam. Die Seite der Bestellung zeigt jeden Schritt.`
            : "Es wurde nichts bezahlt, also muss nichts zurückkommen.",
        ],
        ...(said.code("reason") === "seller_cancelled" && sellersWords(said)),
        action: said.count("paid") > 0 ? "Erstattung verfolgen" : see,
      }),
      seller: (said) => ({
        subject: `Bestellung ${said.order} ist storniert: nicht versenden`,
        says: [wordOf(closedForSeller, said.code("reason")), "Falls ein Paket schon gepackt ist, halten Sie es bitte zurück."],
        action: see,
      }),
    },
    refund_sent: {
      buyer: (said) => ({
        subject: `Ihre Erstattung zur Bestellung ${said.order} ist unterwegs`,
        says: ["Wir haben das Geld gesendet. Ihre Bank oder Ihr Anbieter braucht noch Zeit für die Buchung; dass Sie bis dahin nichts sehen, ist normal."],
        facts: [...refundFacts(said), ["Erwartet zwischen", `${said.when("arrivesFrom")} und ${said.when("arrivesBy")}`]],
        action: "Erstattung verfolgen",
      }),
    },
    refund_credited: {
      buyer: (said) => ({
        subject: `Ihre Erstattung zur Bestellung ${said.order} ist angekommen`,
        says: ["Das Geld ist wieder bei Ihnen. Danke für Ihre Geduld."],
        facts: refundFacts(said),
        action: see,
      }),
    },
    refund_bounced: {
      buyer: (said) => ({
        subject: `Ihre Erstattung zur Bestellung ${said.order} ist in Ihrem Souk-Guthaben`,
        says: [
          said.is("lost")
            ? "Wir haben nicht erfahren, dass die Erstattung bei Ihnen angekommen ist, und haben sie stattdessen Ihrem Souk-Guthaben gutgeschrieben."
            : "Ihre Bank oder Ihr Anbieter hat die Erstattung zurückgeschickt, darum haben wir sie Ihrem Souk-Guthaben gutgeschrieben.",
          "Sie können sofort damit bezahlen.",
        ],
        facts: said.has("amount") ? [["Betrag", said.money("amount")]] : [],
        action: see,
      }),
    },
    late_capture_received: {
      buyer: (said) => ({
        subject: `Eine späte Zahlung zur Bestellung ${said.order} geht an Sie zurück`,
        says: [
          `Eine weitere Zahlung von ${said.money("amount")} (${wordOf(rails, said.code("rail"))}) kam an, als die Bestellung keine mehr brauchte. Wir senden sie vollständig zurück.`,
        ],
        facts: refundFacts(said),
        action: "Erstattung verfolgen",
      }),
    },
  },
};
