using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace GoRpc.Codecs.Wire;

/// <summary>
/// The lengths that protobuf wants in front of strings, messages and packed fields. The size pass records them in the order of
/// its traversal and the write pass takes them in the same order, so nothing is measured twice and no lookup is needed.
/// One thread uses a trail at a time; a thread keeps one for its next message. Used by generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SizeTrail
{
    // A thread that once sent a huge message does not hold its trail for ever: 64 Ki lengths are 256 KB.
    private const int LargestKept = 1 << 16;
    private const int Smallest = 64;

    [ThreadStatic]
    private static SizeTrail? _spare;

    private int[] _sizes = new int[Smallest];
    private int _count;
    private int _next;
    private int _depth;
    private bool _isRented;

    private SizeTrail()
    {
    }

    /// <summary>An empty trail. A property getter that sends a message itself gets another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static SizeTrail Rent()
    {
        // A flag and not null in the field: the garbage collector wants to know of every reference that is written.
        var trail = _spare;
        if (trail is null || trail._isRented)
        {
            trail = Create();
        }

        trail._isRented = true;
        return trail;
    }

    /// <summary>Gives the trail back to its thread.</summary>
    internal void Return()
    {
        _count = _next = _depth = 0;
        _isRented = false;
        if (_sizes.Length > LargestKept)
        {
            Shrink();
        }
    }

    /// <summary>Records the length of something without lengths inside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int size)
    {
        var sizes = _sizes;
        var count = _count;
        if ((uint)count >= (uint)sizes.Length)
        {
            sizes = Grow();
        }

        sizes[count] = size;
        _count = count + 1;
    }

    /// <summary>Keeps the place of a message's length, which is known only after its content.</summary>
    /// <returns>The place, for <see cref="EndMessage"/>.</returns>
    public int BeginMessage()
    {
        if (++_depth > Nesting.MaxDepth)
        {
            // As in a cycle.
            UnsendableException.Throw();
        }

        var place = _count;
        Add(0);
        return place;
    }

    /// <summary>Records the length of the message begun at a place, and returns it with the bytes of the length itself.</summary>
    /// <param name="place">What <see cref="BeginMessage"/> returned.</param>
    /// <param name="size">The bytes of the content.</param>
    /// <returns>The bytes of the length and the content.</returns>
    public int EndMessage(int place, int size)
    {
        _depth--;
        _sizes[place] = size;
        return checked(Varint.SizeOf((uint)size) + size);
    }

    /// <summary>The next length in the order of the traversal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Take()
    {
        var sizes = _sizes;
        var next = _next;
        if (next >= _count || (uint)next >= (uint)sizes.Length)
        {
            ThrowChanged();
        }

        _next = next + 1;
        return sizes[next];
    }

    /// <summary>Checks that the write pass met everything that the size pass met.</summary>
    internal void RequireEnd()
    {
        if (_next != _count)
        {
            ThrowChanged();
        }
    }

    /// <summary>The two passes met different values. Only another thread, or a getter that never gives the same, can cause that.</summary>
    [DoesNotReturn]
    internal static void ThrowChanged() => throw new InvalidOperationException(
        "The message changed while it was being written, so nothing valid can be sent. "
        + "Do not change an object while a call sends it, and give members values that stay the same when read twice.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SizeTrail Create() => _spare = new SizeTrail();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Shrink() => _sizes = new int[Smallest];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int[] Grow()
    {
        Array.Resize(ref _sizes, checked(_sizes.Length * 2));
        return _sizes;
    }
}
