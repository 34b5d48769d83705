using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>Reads and writes a source's cursor state: JSON with a version, so that a later release can tell what it is given.</summary>
public static class CursorState
{
    /// <summary>Writes a state.</summary>
    /// <typeparam name="T">The state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="type">How it is written.</param>
    /// <returns>The text for <see cref="SyncCursor.State"/>.</returns>
    public static string Write<T>(T state, JsonTypeInfo<T> type) => JsonSerializer.Serialize(state, type);

    /// <summary>Reads a state.</summary>
    /// <typeparam name="T">The state.</typeparam>
    /// <param name="text">The text of <see cref="SyncCursor.State"/>.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="version">The version that is understood.</param>
    /// <param name="versionOf">Where a state keeps its version.</param>
    /// <param name="state">The state.</param>
    /// <returns><see langword="false"/> when it is of another version or not a state at all: the cursor has expired.</returns>
    public static bool TryRead<T>(string text, JsonTypeInfo<T> type, int version, Func<T, int> versionOf, [NotNullWhen(true)] out T? state)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(versionOf);
        try
        {
            state = JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            state = null;
        }

        if (state is not null && versionOf(state) != version)
            state = null;

        return state is not null;
    }
}
