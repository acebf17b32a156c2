using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace GoRpc.Codecs.Json;

/// <summary>Finds names by their UTF-8 bytes. The names are those of a contract, so that nobody can choose them to lie badly. Immutable, safe for threads.</summary>
internal sealed class Utf8Names
{
    private readonly (byte[] Name, int Value)[] _slots;
    private readonly int _shift;

    /// <param name="names">The names, each with what it stands for; of two equal names the first counts.</param>
    public Utf8Names(IReadOnlyCollection<(string Name, int Value)> names)
    {
        var bits = BitOperations.Log2((uint)names.Count + 1) + 2;
        _shift = 32 - bits;
        _slots = new (byte[], int)[1 << bits];
        foreach (var (text, value) in names)
        {
            var name = Encoding.UTF8.GetBytes(text);
            if (Find(name) < 0)
            {
                _slots[~FindSlot(name)] = (name, value);
            }
        }
    }

    /// <summary>What a name stands for; -1 for one that is not there.</summary>
    public int Find(ReadOnlySpan<byte> name) => FindSlot(name) is >= 0 and var slot ? _slots[slot].Value : -1;

    // The slot of the name, or the complement of the free one where it belongs.
    private int FindSlot(ReadOnlySpan<byte> name)
    {
        for (var slot = (int)(HashOf(name) >> _shift); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (_slots[slot].Name is not { } found)
            {
                return ~slot;
            }

            if (name.SequenceEqual(found))
            {
                return slot;
            }
        }
    }

    // Names of one contract differ at their begin, their end or in their length.
    private static uint HashOf(ReadOnlySpan<byte> name)
    {
        var hash = (uint)name.Length;
        if (name.Length >= sizeof(uint))
        {
            hash ^= BinaryPrimitives.ReadUInt32LittleEndian(name);
            hash ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt32LittleEndian(name[^sizeof(uint)..]), 13);
        }
        else
        {
            foreach (var letter in name)
            {
                hash = (hash << 8) ^ letter;
            }
        }

        return hash * 0x9E3779B1;
    }
}
