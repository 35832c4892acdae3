// Build in the site's own folder: Eleventy takes no folder as an option.
const [, , program, folder, out] = process.argv;
process.chdir(folder);
process.argv.splice(2, 3, "--quiet", `--output=${out}`);
require(program);
