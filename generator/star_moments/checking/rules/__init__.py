"""What the files say of one another: whom they name, who has approved, on which days."""
