"""Make the wall searchable: what the search may find, and the index that the browser reads."""
