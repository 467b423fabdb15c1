"""Reading hostile files into activity drafts: `read` in this process, `sandbox.read_safely` for what people send."""
