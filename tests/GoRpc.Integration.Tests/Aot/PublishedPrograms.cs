using System.Collections.Concurrent;
using GoRpc.Integration.Tests.Processes;
using GoRpc.Tests.Shared;

namespace GoRpc.Integration.Tests.Aot;

/// <summary>The programs of samples/Aot, published once for all tests of a class.</summary>
public sealed class PublishedPrograms : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PublishedProgram>>> _programs = new();
    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("gorpc-aot-");

    public Task<PublishedProgram> PublishAsync(string name) =>
        _programs.GetOrAdd(name, key => new Lazy<Task<PublishedProgram>>(() => PublishCoreAsync(key))).Value;

    public void Dispose() => _work.Delete(recursive: true);

    private async Task<PublishedProgram> PublishCoreAsync(string name)
    {
        var output = _work.CreateSubdirectory(name).FullName;
        var published = await DotNet.RunAsync(
            Repository.Root,
            "publish",
            $"samples/Aot/{name}",
            "--configuration",
            "Release",
            "--output",
            output,
            "--artifacts-path",
            Path.Combine(_work.FullName, "build"),
            "-p:TrimmerSingleWarn=false",
            "-p:TreatWarningsAsErrors=false");
        return new PublishedProgram(Path.Combine(output, name), published.Output);
    }
}
