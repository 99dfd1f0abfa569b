"""From the model to text: LaTeX, Markdown, HTML, plain text and JSON."""
