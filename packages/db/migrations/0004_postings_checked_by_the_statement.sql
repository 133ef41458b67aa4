ALTER TABLE "entries" DROP CONSTRAINT "a_posting_belongs_to_an_event";
--> statement-breakpoint
ALTER TABLE "seals" DROP CONSTRAINT "a_seal_is_on_an_event";
