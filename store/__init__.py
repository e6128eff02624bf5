"""What is remembered: models, repositories, migrations, encryption at rest."""
