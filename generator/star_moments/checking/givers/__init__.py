"""What in a moment's words tells of its giver, or of people close to the giver."""
