"""One rule a module, named subject + problem. ``catalogue`` finds them; none imports another."""
