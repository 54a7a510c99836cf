// The build's text files as modules, as configured in wrangler.toml.
declare module "*.txt" {
  const text: string;
  export default text;
}
