"""The shared look: base templates, form parts, design tokens, icons and plain JavaScript. No models."""
