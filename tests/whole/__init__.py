"""The whole path, from HTTP or a browser through the real model and the real actions to the database."""
