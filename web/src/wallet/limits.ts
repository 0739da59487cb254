/** How many development accounts there are: known without the code that signs. */
export const DEVELOPMENT_ACCOUNTS = 8;
