export const seedDemoArticles = async () => 0;
export const removeDemoArticles = async () => 0;
