"""Reference data of ours as CSV, with pure readers: topics, agencies, reasons, regions and the demo's stories."""
