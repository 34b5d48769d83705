namespace Jiminny.Matching.Lookup;

/// <summary>Which part an index plays; a type parameter, so that a look-up without overlay pays nothing for it.</summary>
internal interface ILayer
{
    /// <summary>The index holds changes to another.</summary>
    static abstract bool IsOverlay { get; }

    /// <summary>An overlay was asked before.</summary>
    static abstract bool IsBelowOverlay { get; }
}

/// <summary>The only index.</summary>
internal readonly struct SingleLayer : ILayer
{
    public static bool IsOverlay => false;

    public static bool IsBelowOverlay => false;
}

/// <summary>The changes, asked first.</summary>
internal readonly struct OverlayLayer : ILayer
{
    public static bool IsOverlay => true;

    public static bool IsBelowOverlay => false;
}

/// <summary>The index below the changes.</summary>
internal readonly struct BaseLayer : ILayer
{
    public static bool IsOverlay => false;

    public static bool IsBelowOverlay => true;
}
