using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Gazette.Benchmarks;
using Gazette.Benchmarks.Comparing;
using Gazette.Benchmarks.Lists;
using Gazette.Benchmarks.Scripts;
using Gazette.Benchmarks.Searching;

if (args is ["extract", ..])
{
    if (ExtractCommand.Read(args) is { } extract)
        return await extract.RunAsync();
    Console.Error.WriteLine("Usage: extract DIR OUT.json [--jobs N]");
    return 2;
}

if (args is ["charsets", ..])
{
    if (args is ["charsets", var articles])
        return new CharsetsCommand(articles).Run();
    Console.Error.WriteLine("Usage: charsets DIR");
    return 2;
}

if (args is ["damage", ..])
{
    if (DamageOptions.Read(args) is { } options)
        return await new DamageCommand(options).RunAsync();
    Console.Error.WriteLine(DamageOptions.Usage);
    return 2;
}

if (args is ["lists", ..])
{
    if (ListsCommand.Read(args) is { } lists)
        return await lists.RunAsync();
    Console.Error.WriteLine("Usage: lists ROWS ..., each from 60 to 1000000");
    return 2;
}

if (args is ["desk", ..])
{
    if (DeskCommand.Read(args) is { } desk)
        return await desk.RunAsync();
    Console.Error.WriteLine("Usage: desk ROWS ..., each from 100 to 1000000");
    return 2;
}

if (args is ["scripts", var chinese])
    return new ScriptsCommand(chinese).Run();

if (args is ["search", ..])
{
    if (SearchCommand.Read(args) is { } search)
        return await search.RunAsync();
    Console.Error.WriteLine("Usage: search ROWS ..., each from 1000 to 1000000");
    return 2;
}

if (args is ["search-quality", var texts])
    return await new SearchQualityCommand(texts).RunAsync();

if (args is ["compare", ..])
    return await CompareCommand.RunAsync(args);

if (args is ["load", ..])
{
    if (LoadCommand.Read(args) is { } load)
        return await load.RunAsync();
    Console.Error.WriteLine("Usage: load [SECONDS [CONNECTIONS]]");
    return 2;
}

if (args is ["fuzz", ..])
{
    if (FuzzCommand.Read(args) is { } fuzz)
        return await fuzz.RunAsync();
    Console.Error.WriteLine("Usage: fuzz MINUTES [SEED]");
    return 2;
}

if (args is ["fuzz-pictures", ..])
{
    if (FuzzPicturesCommand.Read(args) is { } fuzzPictures)
        return await fuzzPictures.RunAsync();
    Console.Error.WriteLine("Usage: fuzz-pictures MINUTES [SEED]");
    return 2;
}

if (args is ["fuzz-documents", ..])
{
    if (FuzzDocumentsCommand.Read(args) is { } fuzz)
        return await fuzz.RunAsync();
    Console.Error.WriteLine("Usage: fuzz-documents MINUTES [SEED]");
    return 2;
}

if (args is ["memory", ..])
    return await new MemoryCommand(args).RunAsync();

if (args is ["regexes", var firsts])
    return await new RegexesCommand(firsts).RunAsync();

if (args is ["cost", var folder])
    return await new CostCommand(folder).RunAsync();

if (args is ["photos", .. { Length: <= 1 } where])
    return await new PhotosCommand(where is [var sharp] ? sharp : null).RunAsync();

if (args is ["pictures", var pages, ..])
    return await new PicturesCommand(pages, shows: args.Contains("--show")).RunAsync();

if (args is ["fit", _, ..])
    return await new FitCommand([.. args.Skip(1).Where(a => a != "--write")], writes: args.Contains("--write")).RunAsync();

// --test runs each benchmark once: CI sees that they still work, not how fast they are.
var isTest = args.Contains("--test");
var config = isTest
    ? ManualConfig.CreateMinimumViable()
        .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance))
        .WithOptions(ConfigOptions.DisableOptimizationsValidator)
    : ManualConfig.Create(DefaultConfig.Instance);
var summaries = BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(
    isTest ? ["--filter", "*"] : args,
    config.WithArtifactsPath("artifacts/benchmarks"));
return summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? 0 : 1;
