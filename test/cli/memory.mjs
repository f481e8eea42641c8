// Loaded before the command line: tells the process that started it how much memory is in use, ten times a second.
setInterval(() => process.send?.(process.memoryUsage()), 100).unref();
process.channel?.unref();
