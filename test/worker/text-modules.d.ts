// The build's texts as modules, as wrangler.toml has it.
declare module "*.txt" {
  const text: string;
  export default text;
}
