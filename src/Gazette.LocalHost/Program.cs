using Gazette.LocalHost;

return await CommandLine.RunAsync(args, LocalRun.RunAsync, LocalCheck.RunAsync, LocalCheck.RebuildSearchAsync);
