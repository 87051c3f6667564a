"""What the map page is made of: its data, words, code, outlines, and what stands around it."""
