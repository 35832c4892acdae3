"""What people do to a YAML file without knowing YAML: each mistake found in a line, and corrected.

A mistake is a function from the lines, the number of one of them and the failure to the repairs
that might undo it. It only suspects: `explain` tries each repair and believes the one that helps.
"""
