export const companyQuality = (_: unknown) => 50;
