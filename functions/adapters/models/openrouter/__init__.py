"""OpenRouter as a writer: many models behind one key, asked as chats that answer by a schema."""
