namespace GoRpc.Host.Settings;

/// <summary>
/// Finds appsettings.json from any working directory: beside the program when it was published, at the root of the
/// repository when it runs from there. The same file serves the host and the Tour.
/// </summary>
internal static class SettingsFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "appsettings.json";

    /// <summary>The directory of the file that is nearest to the program.</summary>
    /// <param name="start">Where the program is.</param>
    /// <exception cref="FileNotFoundException">There is none in <paramref name="start"/> or any directory above it.</exception>
    public static string FindDirectory(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Name)))
            {
                return directory.FullName;
            }
        }

        throw new FileNotFoundException(
            $"There is no {Name} in '{start}' or any directory above it. Put the one of the repository beside the program.");
    }
}
