using System.Collections;
using System.Runtime.CompilerServices;

namespace EnergyLandscape.Runs;

/// <summary>An immutable list that is equal to another when its elements are, so that records of options compare by value.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <threadsafety>Immutable.</threadsafety>
[CollectionBuilder(typeof(ValueListBuilder), nameof(ValueListBuilder.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    internal ValueList(ReadOnlySpan<T> items) => _items = items.ToArray();

    /// <summary>Number of elements.</summary>
    public int Count => _items.Length;

    /// <summary>The element at a place.</summary>
    /// <param name="index">Place, from 0.</param>
    public T this[int index] => _items[index];

    /// <summary>The elements.</summary>
    /// <returns>A view of them.</returns>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>The elements in brackets.</summary>
    /// <returns>Such as <c>[2, 3, 2]</c>.</returns>
    public override string ToString() => "[" + string.Join(", ", _items) + "]";
}
