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

    [ThreadStatic]
    private static SizeTrail? _spare;

    private int[] _sizes = new int[64];
    private int _count;
    private int _next;
    private int _depth;

    private SizeTrail()
    {
    }

    /// <summary>An empty trail. A property getter that sends a message itself gets another one.</summary>
    internal static SizeTrail Rent()
    {
        var trail = _spare ?? new SizeTrail();
        _spare = null;
        return trail;
    }

    /// <summary>Gives the trail back to its thread.</summary>
    internal void Return()
    {
        if (_sizes.Length <= LargestKept)
        {
            _count = _next = _depth = 0;
            _spare = this;
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
    /// <exception cref="UnsendableException">The messages lie too deep in each other, as in a cycle.</exception>
    internal int BeginMessage()
    {
        if (++_depth > Nesting.MaxDepth)
        {
            throw new UnsendableException();
        }

        var place = _count;
        Add(0);
        return place;
    }

    /// <summary>Records the length of the message begun at a place, and returns it with the bytes of the length itself.</summary>
    internal int EndMessage(int place, int size)
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
    private int[] Grow()
    {
        Array.Resize(ref _sizes, checked(_sizes.Length * 2));
        return _sizes;
    }
}
