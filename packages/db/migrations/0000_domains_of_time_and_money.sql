-- Both are integers that JavaScript can hold exactly; what lies outside the range is a bug and must not be stored.
CREATE DOMAIN "ms" AS bigint CONSTRAINT "an_instant_is_a_safe_integer" CHECK (VALUE BETWEEN -9007199254740991 AND 9007199254740991);--> statement-breakpoint
CREATE DOMAIN "minor" AS bigint CONSTRAINT "an_amount_is_a_safe_integer" CHECK (VALUE BETWEEN -9007199254740991 AND 9007199254740991);
