"use client";

import { Badge, Group, Text, Title } from "@mantine/core";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { ActionButton } from "../order/action-button.tsx";
import type { AnswerShape, DisputeShape, LineShape, ProposalShape, TermsShape } from "../order/shapes.ts";
import { Money } from "../parts/money.tsx";
import { WorldTime } from "../time/world-time.tsx";
import { titlesOf, useTermsWords } from "./terms-words.ts";

type Side = ProposalShape["by"];
const sides: readonly Side[] = ["buyer", "seller", "platform"];

/** What accepting takes: the law's answer for the one who looks, and what a press does. */
export interface Accepting {
  readonly answer: AnswerShape;
  readonly onAccept: (proposal: ProposalShape) => void;
}

/** All live proposals side by side, each with its earlier ones; the other sides' can be accepted. */
export const Proposals = ({
  dispute,
  lines,
  party,
  accepting,
}: {
  dispute: DisputeShape;
  lines: readonly LineShape[];
  party: Side;
  accepting: Accepting | null;
}) => (
  <div className="souk-sides">
    {sides.map((side) => (
      <SideOf
        key={side}
        side={side}
        proposals={dispute.proposals.filter(({ by }) => by === side)}
        lines={lines}
        own={side === party}
        deciding={side === "platform" && dispute.state === "mediation"}
        accepting={accepting}
      />
    ))}
  </div>
);

const SideOf = ({
  side,
  proposals,
  lines,
  own,
  deciding,
  accepting,
}: {
  side: Side;
  proposals: readonly ProposalShape[];
  lines: readonly LineShape[];
  own: boolean;
  /** The platform, while the case is before it. */
  deciding: boolean;
  accepting: Accepting | null;
}) => {
  const t = useTranslations("dispute");
  const law = useTranslations("law");
  const shown = proposals.findLast(({ state }) => state === "live" || state === "accepted");
  const earlier = proposals.filter((proposal) => proposal !== shown);
  return (
    <section
      aria-label={t(`proposalOf.${side}`)}
      className={clsx("souk-side", proposals.length === 0 && "souk-side-empty", own && "souk-side-own", shown?.state === "accepted" && "souk-side-accepted")}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Title order={3} size="h4">
          {law(`side.${side}`)}
        </Title>
        {shown?.state === "accepted" ? <Badge color="palm">{law("proposalState.accepted")}</Badge> : own && shown && <Badge color="gray">{t("own")}</Badge>}
      </Group>
      {shown ? (
        <>
          <TermsShown terms={shown} lines={lines} />
          {shown.text && <Text className="souk-quote souk-wrap">{shown.text}</Text>}
          <Text size="xs" c="dimmed">
            <WorldTime at={shown.at} />
          </Text>
          {!own && shown.state === "live" && accepting && (
            <ActionButton answer={accepting.answer} size="sm" mt="auto" onClick={() => accepting.onAccept(shown)}>
              {t(`acceptOf.${side}`)}
            </ActionButton>
          )}
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t(`noProposal.${deciding ? "deciding" : own ? "own" : side}`)}
        </Text>
      )}
      {earlier.length > 0 && <Earlier proposals={earlier} lines={lines} />}
    </section>
  );
};

/** Terms as a figure: how much, whether the goods go back, and which. */
export const TermsShown = ({ terms, lines }: { terms: TermsShape; lines: readonly LineShape[] }) => {
  const t = useTranslations("dispute");
  const none = terms.amount.amount === 0 && !terms.withReturn;
  return (
    <div>
      <div className="souk-figure">{none ? t("noRefund") : <Money value={terms.amount} />}</div>
      {!none && (
        <Text size="sm" c="dimmed">
          {terms.withReturn ? t("returnAndRefund") : t("refundOnly")}
        </Text>
      )}
      {terms.withReturn && <Text size="sm">{terms.lines.length === 0 ? t("allLines") : t("someLines", { lines: titlesOf(terms.lines, lines) })}</Text>}
    </div>
  );
};

const Earlier = ({ proposals, lines }: { proposals: readonly ProposalShape[]; lines: readonly LineShape[] }) => {
  const t = useTranslations("dispute");
  const law = useTranslations("law.proposalState");
  const words = useTermsWords();
  return (
    <details className="souk-fold">
      <summary>{t("earlier", { n: proposals.length })}</summary>
      <ul>
        {proposals.toReversed().map((proposal) => (
          <li key={proposal.no}>
            {words(proposal, lines)}
            {proposal.text && <span className="souk-wrap"> · “{proposal.text}”</span>}
            <Text size="xs" c="dimmed" component="span" display="block">
              {law(proposal.state)} · <WorldTime at={proposal.at} />
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
};
