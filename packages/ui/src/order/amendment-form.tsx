"use client";

import { Alert, Checkbox, Group, NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import type { Address } from "@souk/rulebook";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Quantity } from "../parts/quantity.tsx";
import { AddressFields, addressIn } from "./address-fields.tsx";
import type { LineShape } from "./shapes.ts";
import { FormActions } from "../parts/form-actions.tsx";

/** What a line is to become. */
interface LineChange {
  readonly no: number;
  readonly variantId: number;
  readonly quantity: number;
}

/** What may be agreed on before an order ships (rules.md T21); what is left out stays. */
export interface AmendmentChange {
  readonly lines?: LineChange[];
  readonly address?: Address;
}

/** What a listing sells; null while it is asked for. */
type Variants = readonly { readonly variantId: number; readonly options: string; readonly available: number | null }[] | null;

type Line = LineShape & { readonly variantId: number };

/** Proposes another option, fewer units or another address to the other side, which has to agree. `variants` are those of each line's listing. */
export const AmendmentForm = ({
  by,
  lines,
  address,
  variants,
  errors,
  notice,
  pending,
  onSubmit,
  onCancel,
}: {
  by: "buyer" | "seller";
  lines: readonly Line[];
  address: Address;
  variants: readonly Variants[];
  errors: Readonly<Record<string, string>> | undefined;
  notice: ReactNode;
  pending: boolean;
  onSubmit: (change: AmendmentChange) => void;
  onCancel: () => void;
}) => {
  const t = useTranslations("amendment");
  const [wanted, setWanted] = useState<readonly LineChange[]>(lines.map(({ no, variantId, quantity }) => ({ no, variantId, quantity })));
  const [elsewhere, setElsewhere] = useState(false);
  const [empty, setEmpty] = useState(false);

  const submit = (form: FormData) => {
    const changed = wanted.filter(
      ({ no, variantId, quantity }) => !lines.some((line) => line.no === no && line.variantId === variantId && line.quantity === quantity),
    );
    if (changed.length === 0 && !elsewhere) return setEmpty(true);
    onSubmit({ ...(changed.length > 0 && { lines: changed }), ...(elsewhere && { address: addressIn(form) }) });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t(`text.${by}`)}</Text>
        <ul className="souk-amend" aria-label={t("items")}>
          {lines.map((line, index) => (
            <LineFields
              key={line.no}
              line={line}
              variants={variants[index] ?? null}
              value={wanted.find(({ no }) => no === line.no) ?? line}
              onChange={(change) => {
                setEmpty(false);
                setWanted(wanted.map((each) => (each.no === line.no ? { no: line.no, ...change } : each)));
              }}
            />
          ))}
        </ul>
        <div>
          <Checkbox
            label={t("otherAddress")}
            checked={elsewhere}
            onChange={(event) => {
              setEmpty(false);
              setElsewhere(event.currentTarget.checked);
            }}
          />
          {elsewhere && <AddressFields initial={address} errors={errors} />}
        </div>
        {empty && <Alert color="saffron">{t("nothing")}</Alert>}
        {notice}
        <FormActions confirm={t("confirm")} pending={pending} onBack={onCancel} />
      </Stack>
    </form>
  );
};

type Change = Omit<LineChange, "no">;

const LineFields = ({ line, variants, value, onChange }: { line: Line; variants: Variants; value: Change; onChange: (change: Change) => void }) => {
  const t = useTranslations("amendment");
  const others = (variants ?? []).filter(({ variantId }) => variantId !== line.variantId);
  return (
    <li>
      <Text fw={600} className="souk-wrap">
        {line.title}
      </Text>
      {variants === null ? (
        <Skeleton height={36} />
      ) : (
        <Group gap="md" align="flex-end">
          {others.length > 0 && (
            <NativeSelect
              label={t("optionsOf", { title: line.title })}
              value={value.variantId}
              onChange={(event) => onChange({ quantity: value.quantity, variantId: Number(event.currentTarget.value) })}
            >
              <option value={line.variantId}>{line.options}</option>
              {others.map(({ variantId, options, available }) => (
                <option key={variantId} value={variantId} disabled={available !== null && available < value.quantity}>
                  {available === null ? options : t("option", { options, available })}
                </option>
              ))}
            </NativeSelect>
          )}
          {line.quantity > 1 && (
            <Quantity
              label={t("quantityOf", { title: line.title })}
              value={value.quantity}
              max={line.quantity}
              onChange={(quantity) => onChange({ variantId: value.variantId, quantity })}
            />
          )}
          {others.length === 0 && line.quantity === 1 && (
            <Text size="sm" c="dimmed">
              {[line.options, t("fixed")].filter(Boolean).join(" · ")}
            </Text>
          )}
        </Group>
      )}
    </li>
  );
};
