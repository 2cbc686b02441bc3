/** The stack of the stage `dev`. */
export const stackName = 'guiju-dev';
