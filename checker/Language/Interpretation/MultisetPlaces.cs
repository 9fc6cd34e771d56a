using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>The places of one multiset, as <see cref="MultisetType"/> lays them out.</summary>
internal readonly record struct MultisetPlaces(MultisetType Type, Location Start)
{
    public bool IsPresent(int place) => Flag(place).Value == 1;

    public Location Element(int place) => Flag(place).Plus(1);

    public void SetPresent(int place, bool present)
    {
        Location flag = Flag(place);
        flag.Value = present ? 1 : 0;
    }

    /// <summary>The places that hold an element when the enumeration comes to them.</summary>
    public IEnumerable<int> Present()
    {
        for (int place = 0; place < Type.Capacity; place++)
        {
            if (IsPresent(place))
                yield return place;
        }
    }

    /// <summary>The first place without an element, or null when the multiset is full.</summary>
    public int? FirstFree()
    {
        for (int place = 0; place < Type.Capacity; place++)
        {
            if (!IsPresent(place))
                return place;
        }

        return null;
    }

    private Location Flag(int place) => Start.Plus(place * Type.Stride);
}
