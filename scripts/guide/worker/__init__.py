"""The service worker, off by default: a copy of the guide for times without a network."""
