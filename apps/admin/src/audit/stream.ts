import { paths } from "../paths.ts";

/** Where the subject of a stream is looked at: "order:1001" is an order, "store:3" a store, "buyer:5" an account. */
export const pathOfStream = (stream: string): string | null => {
  const [kind, id] = stream.split(":");
  const no = Number(id);
  if (!Number.isInteger(no) || no <= 0) return null;
  switch (kind) {
    case "order":
      return paths.order(no);
    case "store":
      return paths.store(no);
    case "buyer":
      return paths.buyers({ buyer: no });
    default:
      return null;
  }
};
