"""A real OpenID Connect server, and officers who come by it."""
