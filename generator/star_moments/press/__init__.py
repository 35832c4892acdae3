"""The plan of a site, and what prints it: frames are filled, what has not changed stays."""
