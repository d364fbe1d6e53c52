"""The scene: one picture, which the cache may answer."""
