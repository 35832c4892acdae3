"""What the wall costs a reader's browser: Lighthouse's marks, and the search's first answer."""
