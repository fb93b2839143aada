export { CompanyMissing as default } from '#components/companies/company-missing.tsx';
