CREATE TABLE "library_pictures" (
	"key" text PRIMARY KEY NOT NULL,
	"picture_key" text NOT NULL,
	"name" text NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"licence" text DEFAULT '' NOT NULL,
	"origin" text,
	"words" text GENERATED ALWAYS AS (fold(name || ' ' || alt || ' ' || caption || ' ' || licence)) STORED,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "library_pictures_picture_key_unique" UNIQUE("picture_key"),
	CONSTRAINT "library_pictures_origin_unique" UNIQUE("origin"),
	CONSTRAINT "library_pictures_key" CHECK (key ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "library_pictures_name" CHECK (btrim(name) <> '')
);
--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "pictures" jsonb GENERATED ALWAYS AS (jsonb_path_query_array(body, 'strict $.**{0 to 200} ? (@.type == "image" && @.attrs.picture.type() == "string").attrs.picture')) STORED;--> statement-breakpoint
ALTER TABLE "library_pictures" ADD CONSTRAINT "library_pictures_picture_key_pictures_key_fk" FOREIGN KEY ("picture_key") REFERENCES "public"."pictures"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "library_pictures_newest" ON "library_pictures" USING btree ("created_at","key");--> statement-breakpoint
CREATE INDEX "article_versions_pictures" ON "article_versions" USING gin ("pictures");