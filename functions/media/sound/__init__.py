"""Sound as samples: 24 kHz, mono, 16 bits. Bytes in, bytes out."""
