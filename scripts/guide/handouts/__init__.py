"""Pages as printed sheets that carry a clinic's name."""
