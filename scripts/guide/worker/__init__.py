"""The service worker, off by default: a copy of the guide on the reader's device, for times without a network."""
