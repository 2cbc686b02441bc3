/** Renders the pages. A form's action calls the API like any other caller, so this role writes nothing. */
export { handler } from '#frontend/lambda.ts';
