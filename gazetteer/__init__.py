"""Names, places, and what contains what. Knows nothing of reports, dates or HTML."""
