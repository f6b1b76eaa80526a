"""What happens without anybody asking: one file per job, every trigger in schedule.py."""
