"""What is said in transcripts, interviews, live blogs, listicles, first-person pieces and newsletters."""
