ALTER TABLE "companies" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "companies_to_delete" ON "companies" USING btree ("withdrawn_at") WHERE withdrawn_at is not null;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_withdrawn" CHECK (withdrawn_at is null or status = 'withdrawn');