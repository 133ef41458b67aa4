DROP INDEX "events_in_time";--> statement-breakpoint
DROP INDEX "notices_in_time";--> statement-breakpoint
CREATE INDEX "events_in_time" ON "events" USING btree ("world_id","at");--> statement-breakpoint
CREATE INDEX "notices_in_time" ON "notices" USING btree ("world_id","at");