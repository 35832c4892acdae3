"""Where MkDocs meets the product, and what is replaced when another engine comes."""
