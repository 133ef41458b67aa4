DROP INDEX "notices_of_person";--> statement-breakpoint
DROP INDEX "notices_of_store";--> statement-breakpoint
DROP INDEX "notices_of_outbox";--> statement-breakpoint
CREATE INDEX "notices_in_time" ON "notices" USING btree ("world_id","at","stream","n","k");--> statement-breakpoint
CREATE INDEX "notices_of_person" ON "notices" USING btree ("world_id","person_id","at") WHERE "notices"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "notices_of_store" ON "notices" USING btree ("world_id","store_id","at") WHERE "notices"."store_id" is not null;--> statement-breakpoint
CREATE INDEX "notices_of_outbox" ON "notices" USING btree ("world_id","outbox");