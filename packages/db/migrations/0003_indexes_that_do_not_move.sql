ALTER TABLE "deadlines" DROP CONSTRAINT "a_stream_is_its_order";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "an_order_keeps_its_policy";
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "a_notice_belongs_to_an_event";
--> statement-breakpoint
DROP INDEX "deadlines_of_order";--> statement-breakpoint
DROP INDEX "deadlines_by_state";--> statement-breakpoint
DROP INDEX "orders_by_policy";--> statement-breakpoint
DROP INDEX "orders_by_state";--> statement-breakpoint
DROP INDEX "notices_in_time";--> statement-breakpoint
DROP INDEX "legs_by_stage";--> statement-breakpoint
DROP INDEX "grants_of_buyer";--> statement-breakpoint
DROP INDEX "events_in_time";--> statement-breakpoint
DROP INDEX "listings_by_category";--> statement-breakpoint
DROP INDEX "listings_by_sales";--> statement-breakpoint
DROP INDEX "orders_of_buyer";--> statement-breakpoint
DROP INDEX "orders_of_store";--> statement-breakpoint
DROP INDEX "notices_of_person";--> statement-breakpoint
DROP INDEX "notices_of_store";--> statement-breakpoint
DROP INDEX "notices_of_outbox";--> statement-breakpoint
ALTER TABLE "deadlines" DROP CONSTRAINT "deadlines_pkey";--> statement-breakpoint
ALTER TABLE "deadlines" DROP COLUMN "stream";--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "stream" text GENERATED ALWAYS AS ('order:' || order_no) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "deadlines" ALTER COLUMN "order_no" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "grants_of_buyer" ON "coupon_grants" USING btree ("world_id","buyer_id","id");--> statement-breakpoint
CREATE INDEX "events_in_time" ON "events" USING btree ("world_id","at","stream","n");--> statement-breakpoint
CREATE INDEX "listings_by_category" ON "listings" USING btree ("world_id","category","sold");--> statement-breakpoint
CREATE INDEX "listings_by_sales" ON "listings" USING btree ("world_id","sold","id");--> statement-breakpoint
CREATE INDEX "orders_of_buyer" ON "orders" USING btree ("world_id","buyer_id","no");--> statement-breakpoint
CREATE INDEX "orders_of_store" ON "orders" USING btree ("world_id","store_id","no");--> statement-breakpoint
CREATE INDEX "notices_of_person" ON "notices" USING btree ("world_id","person_id","at");--> statement-breakpoint
CREATE INDEX "notices_of_store" ON "notices" USING btree ("world_id","store_id","at");--> statement-breakpoint
CREATE INDEX "notices_of_outbox" ON "notices" USING btree ("world_id","outbox","stream","n","k");--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "deadlines_pkey" PRIMARY KEY("world_id","order_no","kind","subject","generation");--> statement-breakpoint
-- Room on the page for the next version of a row that keeps changing: such an update touches no index.
ALTER TABLE "orders" SET (fillfactor = 60);--> statement-breakpoint
ALTER TABLE "balances" SET (fillfactor = 60);--> statement-breakpoint
ALTER TABLE "tenders" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "refunds" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "refund_legs" SET (fillfactor = 60);--> statement-breakpoint
ALTER TABLE "variants" SET (fillfactor = 60);--> statement-breakpoint
ALTER TABLE "coupon_grants" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "worlds" SET (fillfactor = 50);
