"""The register of acts."""
