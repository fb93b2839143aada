UPDATE "companies" SET "website" = NULL WHERE website !~* '^https?://';--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_website" CHECK (website ~* '^https?://');
