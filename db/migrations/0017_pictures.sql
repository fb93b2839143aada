CREATE TYPE "public"."picture_status" AS ENUM('uploading', 'waiting', 'ready', 'removing');--> statement-breakpoint
CREATE TABLE "pictures" (
	"key" text PRIMARY KEY NOT NULL,
	"uploader_id" text,
	"status" "picture_status" DEFAULT 'uploading' NOT NULL,
	"width" integer,
	"height" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pictures_key" CHECK (key ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "pictures_size" CHECK ((width is null) = (height is null) and width > 0 and height > 0),
	CONSTRAINT "pictures_measured" CHECK (status in ('uploading', 'removing') or width is not null)
);
--> statement-breakpoint
ALTER TABLE "company_photos" DROP CONSTRAINT "company_photos_size";--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_uploader_id_users_id_fk" FOREIGN KEY ("uploader_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pictures_uploader_id_index" ON "pictures" USING btree ("uploader_id");--> statement-breakpoint
CREATE INDEX "pictures_unsettled" ON "pictures" USING btree ("used_at") WHERE status <> 'ready';--> statement-breakpoint
ALTER TABLE "company_photos" ADD CONSTRAINT "company_photos_storage_key_pictures_key_fk" FOREIGN KEY ("storage_key") REFERENCES "public"."pictures"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_photos" DROP COLUMN "width";--> statement-breakpoint
ALTER TABLE "company_photos" DROP COLUMN "height";