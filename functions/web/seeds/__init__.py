"""The paths of the systems that Limner follows, one file a system: aliases of our own calls, in their words."""
