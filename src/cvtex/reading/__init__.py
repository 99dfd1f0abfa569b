"""From files to the model: profile, bibliography and the text in them."""
