using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace GoRpc.Outages.Hosts;

/// <summary>
/// Memory that the suite and its hosts share: settings in, counters out, and how often each call that must not be executed twice was executed.
/// It survives a host that is killed, which its own counters would not, and it takes no message to read.
/// </summary>
/// <remarks>Thread-safe: counters are changed by interlocked operations, in any process.</remarks>
internal sealed unsafe class Board : IDisposable
{
    /// <summary>Hosts that a board has room for.</summary>
    public const int Hosts = 16;

    /// <summary>Calls that a board has room for; the pages of those that are never made cost nothing.</summary>
    public const int Calls = 1 << 21;

    private const int SlotsPerHost = 64;
    private const int FirstCounter = SlotsPerHost / 2;
    private const long HeadBytes = Hosts * SlotsPerHost * sizeof(long);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly string? _ownedPath;
    private readonly byte* _memory;

    private Board(string path, bool owned)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, mapName: null, HeadBytes + (Calls * sizeof(int)));
        _view = _file.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _memory);
        _memory += _view.PointerOffset;
        _ownedPath = owned ? path : null;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Makes an empty board, whose file goes with it.</summary>
    public static Board Create() => new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"gorpc-outages-{Guid.NewGuid():N}"), owned: true);

    /// <summary>Opens the board that another process made.</summary>
    public static Board Open(string path) => new(path, owned: false);

    public ref long Setting(int host, HostSetting setting) => ref Slot(host, (int)setting);

    public ref long Counter(int host, HostCounter counter) => ref Slot(host, FirstCounter + (int)counter);

    public void CountExecution(int call) => Interlocked.Increment(ref ExecutionSlot(call));

    public int ExecutionsOf(int call) => Volatile.Read(ref ExecutionSlot(call));

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
        if (_ownedPath is not null)
        {
            File.Delete(_ownedPath);
        }
    }

    private ref long Slot(int host, int slot)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)host, (uint)Hosts, nameof(host));
        return ref Unsafe.AsRef<long>(_memory + (((host * SlotsPerHost) + slot) * sizeof(long)));
    }

    private ref int ExecutionSlot(int call)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)call, (uint)Calls, nameof(call));
        return ref Unsafe.AsRef<int>(_memory + HeadBytes + (call * sizeof(int)));
    }
}
