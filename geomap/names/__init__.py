"""Where a report may name places, for finding them and for placing them."""
