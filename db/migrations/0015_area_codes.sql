CREATE TABLE "area_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"place_id" integer NOT NULL,
	CONSTRAINT "area_codes_code" CHECK (code ~ '^0[1-9][0-9]{1,4}$')
);
--> statement-breakpoint
ALTER TABLE "area_codes" ADD CONSTRAINT "area_codes_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE cascade ON UPDATE no action;