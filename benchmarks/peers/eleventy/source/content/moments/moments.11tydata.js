import path from "node:path";

export default {
  layout: "moment.11ty.js",
  tags: ["moments"],
  // Eleventy's own name of a file leaves out the date at its beginning.
  permalink: (data) => `/moments/${path.basename(data.page.inputPath, ".md")}/`,
};
