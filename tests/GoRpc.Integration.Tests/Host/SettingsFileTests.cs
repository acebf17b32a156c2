extern alias tour;

using SettingsFile = tour::GoRpc.Host.Settings.SettingsFile;

namespace GoRpc.Integration.Tests.Host;

public sealed class SettingsFileTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gorpc-settings-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void FindDirectory_FromDeepInARepository_FindsTheFileOfItsRoot()
    {
        var program = _root.CreateSubdirectory("src/Host/bin/Debug/net10.0");
        File.WriteAllText(Path.Combine(_root.FullName, SettingsFile.Name), "{}");

        Assert.Equal(_root.FullName, SettingsFile.FindDirectory(program.FullName));
    }

    [Fact]
    public void FindDirectory_OfAPublishedProgram_TakesTheCopyBesideIt()
    {
        var program = _root.CreateSubdirectory("publish");
        File.WriteAllText(Path.Combine(_root.FullName, SettingsFile.Name), "{}");
        File.WriteAllText(Path.Combine(program.FullName, SettingsFile.Name), "{}");

        Assert.Equal(program.FullName, SettingsFile.FindDirectory(program.FullName));
    }

    [Fact]
    public void FindDirectory_WithoutAFile_SaysWhereItLooked()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => SettingsFile.FindDirectory(_root.FullName));

        Assert.Contains(_root.FullName, exception.Message);
    }
}
