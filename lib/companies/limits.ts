/** How long the texts of an entry may be, wherever they come from. `name` is also held by the database. */
export const companyLimits = {
  name: 200,
  streetAddress: 200,
  description: 5000,
  email: 254,
  website: 500,
  openingHours: 1000,
  openingHoursText: 1000,
  operator: 200,
  brand: 200,
  wheelchairDescription: 500,
  legalForm: 60,
  registerNumber: 60,
  registerCourt: 100,
  vatId: 20,
  responsiblePerson: 200,
  /** Of lists such as payment and cuisine: how many values, and how long each. */
  listItems: 40,
  listItem: 50,
} as const;
