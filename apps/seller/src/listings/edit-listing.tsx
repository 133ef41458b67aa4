"use client";

import { Fieldset, Modal, NumberInput, SimpleGrid, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ProblemNotice, useCommand, useTRPCClient } from "@souk/portal/client";
import { FormActions, parseMoney, typedMoney } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Listing } from "../api-types.ts";

interface Values {
  readonly days: number | string;
  readonly onSale: boolean;
  readonly variants: readonly { readonly price: string; readonly onHand: number | string }[];
}

const daysMax = 90;

const valuesOf = (listing: Listing): Values => ({
  days: listing.processingDays ?? "",
  onSale: listing.onSale,
  variants: listing.variants.map((variant) => ({ price: typedMoney(variant.price), onHand: variant.onHand })),
});

/** Sends only what was changed, one command each: placed orders keep their price and their processing time. */
const useSave = (listing: Listing) => {
  const client = useTRPCClient();
  const t = useTranslations("seller.listings");
  const mutationFn = async (values: Values): Promise<void> => {
    const { listingId } = listing;
    const before = valuesOf(listing);
    if (values.days !== before.days) await client.seller.listings.update.mutate({ listingId, processingDays: values.days === "" ? null : Number(values.days) });
    for (const [index, variant] of listing.variants.entries()) {
      const [typed, old] = [values.variants[index], before.variants[index]];
      if (!typed || !old) continue;
      const price = parseMoney(typed.price, variant.price.currency);
      if (price !== null && price !== variant.price.amount) await client.seller.listings.setPrice.mutate({ variantId: variant.variantId, price });
      if (variant.mode !== "untracked" && typed.onHand !== old.onHand)
        await client.seller.listings.setStock.mutate({ variantId: variant.variantId, onHand: Number(typed.onHand) });
    }
    if (values.onSale !== before.onSale) await client.seller.listings.setOnSale.mutate({ listingId, onSale: values.onSale });
  };
  return useCommand<Values, void, unknown>({ mutationFn }, { done: t("saved") });
};

/** Price, stock, processing days and sale of one listing. */
export const EditListing = ({ listing, onClose }: { listing: Listing; onClose: () => void }) => {
  const t = useTranslations("seller.listings");
  const dialog = useTranslations("dialog");
  const save = useSave(listing);
  const form = useForm<Values>({ initialValues: valuesOf(listing), validate: (values) => problemsOf(listing, values, t) });

  return (
    <Modal opened onClose={onClose} title={t("editTitle", { title: listing.title })} size="lg" closeButtonProps={{ "aria-label": dialog("close") }}>
      <form onSubmit={form.onSubmit((values) => save.send(values, onClose))} noValidate>
        <Stack gap="md">
          <ProblemNotice problem={save.problem} />
          {listing.variants.map((variant, index) => (
            <Fieldset key={variant.variantId} legend={variant.options || listing.title} variant="default">
              <SimpleGrid cols={{ base: 1, xs: 2 }}>
                <TextInput
                  label={t("price")}
                  inputMode="decimal"
                  autoComplete="off"
                  rightSection={
                    <Text size="sm" c="dimmed">
                      {variant.price.currency}
                    </Text>
                  }
                  rightSectionWidth={52}
                  {...form.getInputProps(`variants.${index}.price`)}
                />
                {variant.mode === "untracked" ? (
                  <TextInput label={t("stock")} value={t("untracked")} readOnly />
                ) : (
                  <NumberInput
                    label={t("stock")}
                    description={t("stockHint", { reserved: variant.reserved })}
                    inputWrapperOrder={["label", "input", "description", "error"]}
                    allowDecimal={false}
                    allowNegative={false}
                    {...form.getInputProps(`variants.${index}.onHand`)}
                  />
                )}
              </SimpleGrid>
            </Fieldset>
          ))}
          <NumberInput
            label={t("days")}
            description={t("daysHint")}
            placeholder={t("daysDefault")}
            allowDecimal={false}
            allowNegative={false}
            maw={360}
            {...form.getInputProps("days")}
          />
          <Switch label={t("onSale")} description={t("onSaleHint")} {...form.getInputProps("onSale", { type: "checkbox" })} />
          <FormActions confirm={t("save")} pending={save.pending} onBack={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};

type Words = ReturnType<typeof useTranslations<"seller.listings">>;

const problemsOf = (listing: Listing, values: Values, t: Words): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [index, variant] of listing.variants.entries()) {
    const typed = values.variants[index];
    if (!typed) continue;
    const price = parseMoney(typed.price, variant.price.currency);
    if (price === null || price <= 0) found[`variants.${index}.price`] = t("priceWrong");
    const onHand = typed.onHand;
    if (variant.mode !== "untracked" && (!Number.isInteger(onHand) || Number(onHand) < variant.reserved))
      found[`variants.${index}.onHand`] = t("stockWrong", { min: variant.reserved });
  }
  const { days } = values;
  if (days !== "" && (!Number.isInteger(days) || Number(days) < 1 || Number(days) > daysMax)) found["days"] = t("daysWrong");
  return found;
};
