"""The public pages, footer pages and the component page."""
