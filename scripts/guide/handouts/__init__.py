"""The printed sheets: pages of the guide as tagged PDFs."""
