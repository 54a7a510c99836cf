// A style sheet imported as text: the bundler puts its minified text in.
declare module "*.css" {
  const text: string;
  export default text;
}
